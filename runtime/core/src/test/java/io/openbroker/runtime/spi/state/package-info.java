/** What every state store has to do. */
@NullMarked
package io.openbroker.runtime.spi.state;

import org.jspecify.annotations.NullMarked;

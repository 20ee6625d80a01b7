/** What every state store has to do. */
@NullMarked
package io.openbroker.runtime.state;

import org.jspecify.annotations.NullMarked;

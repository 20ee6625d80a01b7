/** State in memory, and the table of lifecycle transitions. */
@NullMarked
package io.openbroker.runtime.internal.state;

import org.jspecify.annotations.NullMarked;

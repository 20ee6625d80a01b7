/** How handlers are run: at once or in the background, cancelled, and drained. */
@NullMarked
package io.openbroker.runtime.internal.operation;

import org.jspecify.annotations.NullMarked;

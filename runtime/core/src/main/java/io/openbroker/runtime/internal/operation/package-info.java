/** Runs handlers, at once or in the background, and cancels and drains them. */
@NullMarked
package io.openbroker.runtime.internal.operation;

import org.jspecify.annotations.NullMarked;

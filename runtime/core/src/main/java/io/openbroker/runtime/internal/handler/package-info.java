/** Calls of handlers: their preconditions, and the responses for their results; the same for all kinds of state. */
@NullMarked
package io.openbroker.runtime.internal.handler;

import org.jspecify.annotations.NullMarked;

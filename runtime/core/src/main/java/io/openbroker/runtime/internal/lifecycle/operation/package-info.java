/** Operations from the claim to their end: handlers are called, polled, cancelled and recorded. */
@NullMarked
package io.openbroker.runtime.internal.lifecycle.operation;

import org.jspecify.annotations.NullMarked;

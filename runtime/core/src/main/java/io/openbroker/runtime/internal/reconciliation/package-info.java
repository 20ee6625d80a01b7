/** Compares what a platform has with what the broker knows. */
@NullMarked
package io.openbroker.runtime.internal.reconciliation;

import org.jspecify.annotations.NullMarked;

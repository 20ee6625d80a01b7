/** Checks of repeated and contradictory requests. */
@NullMarked
package io.openbroker.conformance.internal.check.repetition;

import org.jspecify.annotations.NullMarked;

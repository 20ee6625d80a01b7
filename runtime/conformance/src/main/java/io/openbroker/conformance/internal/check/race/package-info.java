/** Checks of requests at the same time. */
@NullMarked
package io.openbroker.conformance.internal.check.race;

import org.jspecify.annotations.NullMarked;

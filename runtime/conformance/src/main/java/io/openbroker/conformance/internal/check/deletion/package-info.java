/** Checks of unbinding, deprovisioning, cancellation and orphan mitigation. */
@NullMarked
package io.openbroker.conformance.internal.check.deletion;

import org.jspecify.annotations.NullMarked;

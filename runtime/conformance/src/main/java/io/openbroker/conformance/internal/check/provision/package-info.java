/** Checks of provisioning. */
@NullMarked
package io.openbroker.conformance.internal.check.provision;

import org.jspecify.annotations.NullMarked;

/** Checks of the demands of single platforms. */
@NullMarked
package io.openbroker.conformance.internal.check.profile;

import org.jspecify.annotations.NullMarked;

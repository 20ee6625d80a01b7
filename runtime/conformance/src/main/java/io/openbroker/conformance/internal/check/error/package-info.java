/** Checks of errors. */
@NullMarked
package io.openbroker.conformance.internal.check.error;

import org.jspecify.annotations.NullMarked;

/** Checks of polling. */
@NullMarked
package io.openbroker.conformance.internal.check.polling;

import org.jspecify.annotations.NullMarked;

/** Checks of authentication. */
@NullMarked
package io.openbroker.conformance.internal.check.authentication;

import org.jspecify.annotations.NullMarked;

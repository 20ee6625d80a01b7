/**
 * Authentication of requests; implement {@link io.openbroker.runtime.spi.authentication.Authenticator} to add another
 * kind.
 */
@NullMarked
package io.openbroker.runtime.spi.authentication;

import org.jspecify.annotations.NullMarked;

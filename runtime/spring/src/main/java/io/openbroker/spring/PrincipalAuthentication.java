package io.openbroker.spring;

import io.openbroker.runtime.spi.authentication.Authenticator;

/**
 * The authentication by the application's security.
 *
 * @param authenticator accepts requests that the security has authenticated
 */
record PrincipalAuthentication(Authenticator authenticator) {}

/** Authentication of requests: implement {@link io.openbroker.runtime.spi.authentication.Authenticator} to add a way of your own. */
@NullMarked
package io.openbroker.runtime.spi.authentication;

import org.jspecify.annotations.NullMarked;

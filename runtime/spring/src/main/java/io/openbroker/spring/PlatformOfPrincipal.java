package io.openbroker.spring;

import io.openbroker.model.Platform;
import java.security.Principal;
import java.util.Optional;

/**
 * Tells which platform a user of Spring Security is. With a bean of this type, the application's security filter chain
 * authenticates the requests of platforms instead of the broker, whose own credentials must not be set then.
 *
 * <p>Safe for use by many threads. It is called for every request, on a thread of the web server, so it must not block.
 */
@FunctionalInterface
public interface PlatformOfPrincipal {

    /**
     * The platform of a user.
     *
     * @param principal the user that Spring Security has authenticated
     * @return the platform, which sees only its own service instances; {@link Platform#DEFAULT} if there is only one; empty if the
     *     user is none, so that the request is rejected with 401
     */
    Optional<Platform> platform(Principal principal);
}

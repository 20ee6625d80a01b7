package io.openbroker.spring.internal.security;

import io.openbroker.runtime.server.PrintableText;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.spring.PlatformOfPrincipal;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Accepts requests that the application's security filter chain has authenticated. The chain leaves its result in the thread of
 * the request, on which the servlet asks for it.
 */
public final class PrincipalAuthenticator implements Authenticator {

    private final PlatformOfPrincipal platforms;

    public PrincipalAuthenticator(PlatformOfPrincipal platforms) {
        this.platforms = platforms;
    }

    @Override
    public AuthenticationResult authenticate(RequestHead head) {
        Optional<Authentication> user = Optional.ofNullable(
                        SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(known -> !(known instanceof AnonymousAuthenticationToken));
        if (user.isEmpty()) {
            return new AuthenticationResult.Rejected("Spring Security has authenticated nobody");
        }
        return user.flatMap(platforms::platform)
                .<AuthenticationResult>map(platform ->
                        new AuthenticationResult.Authenticated(caller(user.get().getName()), platform))
                .orElseGet(() -> new AuthenticationResult.Rejected("the user of Spring Security is no platform"));
    }

    private static String caller(String name) {
        return name.isEmpty() ? "unnamed" : PrintableText.escaped(name);
    }
}

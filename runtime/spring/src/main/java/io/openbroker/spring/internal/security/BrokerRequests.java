package io.openbroker.spring.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches requests that the web server passes to the broker. It asks the web server instead of comparing paths, since both may read
 * a path differently, which would exempt other endpoints from the application's security.
 *
 * @param servlets the names of the broker's servlets
 */
public record BrokerRequests(Set<String> servlets) implements RequestMatcher {

    /** Requests of platforms and admins. */
    public static final BrokerRequests ALL =
            new BrokerRequests(Set.of(BrokerServlets.PLATFORMS, BrokerServlets.ADMINS));

    /** Requests of admins. */
    public static final BrokerRequests OF_ADMINS = new BrokerRequests(Set.of(BrokerServlets.ADMINS));

    @Override
    public boolean matches(HttpServletRequest request) {
        return servlets.contains(request.getHttpServletMapping().getServletName());
    }
}

package io.openbroker.spring.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * Passes requests to the broker, which reads paths strictly itself and whose ids may contain encoded slashes; the application's
 * firewall checks all others.
 */
public final class BrokerFirewall implements HttpFirewall {

    private final HttpFirewall others;

    /**
     * A firewall.
     *
     * @param others checks requests to the application
     */
    public BrokerFirewall(HttpFirewall others) {
        this.others = others;
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return BrokerRequests.ALL.matches(request) ? new Passed(request) : others.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return others.getFirewalledResponse(response);
    }

    private static final class Passed extends FirewalledRequest {

        Passed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public void reset() {
            // Nothing was changed.
        }
    }
}

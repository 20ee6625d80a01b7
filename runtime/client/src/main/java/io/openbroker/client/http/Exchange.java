package io.openbroker.client.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request, with the response or the reason why there is none.
 *
 * @param request as sent, with all headers that were added
 * @param duration from before sending until the response was read, or was given up
 */
public record Exchange(BrokerHttpRequest request, ExchangeOutcome outcome, Instant started, Duration duration) {

    /** Returns the response, if there is one. */
    public Optional<BrokerHttpResponse> response() {
        return outcome instanceof ExchangeOutcome.Responded responded
                ? Optional.of(responded.response())
                : Optional.empty();
    }

    /** Returns one line without headers and bodies, which may have secrets. */
    @Override
    public String toString() {
        String ended = outcome instanceof NoResponse none
                ? none.reason() + ": " + none.description()
                : response().map(BrokerHttpResponse::toString).orElse("");
        return request + " → " + ended;
    }
}

package io.openbroker.client;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** Reads the header; empty if it is absent or malformed. A date in the past is no wait. */
    static Optional<Duration> of(BrokerHttpResponse response, Exchange exchange) {
        return response.header("Retry-After").map(String::strip).flatMap(value -> read(value, end(exchange)));
    }

    private static Instant end(Exchange exchange) {
        return exchange.started().plus(exchange.duration());
    }

    private static Optional<Duration> read(String value, Instant now) {
        if (!value.isEmpty() && value.length() <= MOST_DIGITS && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Duration wait = Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}

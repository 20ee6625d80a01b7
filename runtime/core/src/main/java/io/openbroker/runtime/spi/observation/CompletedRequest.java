package io.openbroker.runtime.spi.observation;

import io.openbroker.model.OsbOperation;
import java.time.Duration;
import java.util.Optional;

/**
 * A request with its response.
 *
 * @param operation the requested operation; empty if the method and path match none
 * @param outcome the outcome: a row of {@code docs/answers.md}, such as {@code CREATED}; there are a few dozen
 * @param status the HTTP status
 * @param time the time from its head to its response
 */
public record CompletedRequest(Optional<OsbOperation> operation, String outcome, int status, Duration time) {}

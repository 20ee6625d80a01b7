package io.openbroker.runtime.spi.observation;

import io.openbroker.model.OsbOperation;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that has an answer.
 *
 * @param operation what it asks for; none if its method and path do not tell
 * @param outcome how it ended: a row of {@code docs/answers.md}, such as {@code CREATED}; there are a few dozen
 * @param status the HTTP status
 * @param time how long it took, from its head to its answer
 */
public record AnsweredRequest(Optional<OsbOperation> operation, String outcome, int status, Duration time) {}

package io.openbroker.client.operation;

import java.time.Duration;
import java.util.Optional;

/**
 * What a poll has found while an operation is in progress.
 *
 * @param polls the number of polls so far
 * @param elapsed since polling began
 * @param description of the progress, in the words of the broker
 * @param isValid whether the response of the last poll was valid; invalid ones are tolerated until the maximum duration
 */
public record PollProgress(int polls, Duration elapsed, Optional<String> description, boolean isValid) {}

package io.openbroker.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What a broker says of an operation that it has started.
 *
 * @param operationId to be sent with each poll
 * @param retryAfter how long to wait before the first poll
 */
public record StartedOperation(
        Optional<String> operationId, Optional<String> dashboardUrl, Optional<Duration> retryAfter) {}

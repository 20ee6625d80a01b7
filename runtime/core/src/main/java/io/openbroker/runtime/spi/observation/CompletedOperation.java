package io.openbroker.runtime.spi.observation;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import java.time.Duration;

/**
 * An operation that has ended.
 *
 * @param kind the operation of the specification
 * @param state the final state
 * @param time the time since it was recorded, including all waiting; if its end is known only from polls, the time
 *     since this process first received one
 */
public record CompletedOperation(OsbOperation kind, OperationStatus.State state, Duration time) {}

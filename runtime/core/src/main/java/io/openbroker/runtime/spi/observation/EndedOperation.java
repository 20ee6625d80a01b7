package io.openbroker.runtime.spi.observation;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import java.time.Duration;

/**
 * An operation that has ended.
 *
 * @param kind which operation it was
 * @param state how it has ended
 * @param time how long it took since it was claimed, with all that it waited; where only polls tell of an end, since this
 *     process first heard of it
 */
public record EndedOperation(OsbOperation kind, OperationStatus.State state, Duration time) {}

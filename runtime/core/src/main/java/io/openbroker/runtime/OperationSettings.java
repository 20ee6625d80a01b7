package io.openbroker.runtime;

import java.time.Duration;

/**
 * Limits of operations.
 *
 * @param limits how many operations run and wait at once
 * @param responseTime how long a platform waits for a handler; after that the operation continues in the background
 * @param retention how long platforms can poll an operation after its end
 */
public record OperationSettings(OperationLimits limits, Duration responseTime, Duration retention) {

    /** {@link OperationLimits#DEFAULT}; 45 seconds, since platforms give up after a minute; and seven days. */
    public static final OperationSettings DEFAULT = new OperationSettings(
            OperationLimits.DEFAULT,
            BrokerEngineBuilder.DEFAULT_HANDLER_PATIENCE,
            BrokerEngineBuilder.DEFAULT_OPERATIONS_REMEMBERED);

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a time is not positive
     */
    public OperationSettings {
        checkPositive("response time", responseTime);
        checkPositive("retention of operations", retention);
    }

    /**
     * Sets how many operations run and wait at once.
     *
     * @param value the limits
     * @return the settings with them
     */
    public OperationSettings withLimits(OperationLimits value) {
        return new OperationSettings(value, responseTime, retention);
    }

    /**
     * Sets how long a platform waits for a handler.
     *
     * @param value the time, kept to a second
     * @return the settings with it
     */
    public OperationSettings withResponseTime(Duration value) {
        return new OperationSettings(limits, value, retention);
    }

    /**
     * Sets how long platforms can poll an operation after its end.
     *
     * @param value the time
     * @return the settings with it
     */
    public OperationSettings withRetention(Duration value) {
        return new OperationSettings(limits, responseTime, value);
    }

    private static void checkPositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The " + name + " is " + time + ". Use a time greater than zero.");
        }
    }
}

package io.openbroker.undertow;

import io.openbroker.runtime.OperationLimits;
import java.time.Duration;

/**
 * How many operations the broker takes on, and for how long it remembers them.
 *
 * @param limits how many operations run and wait at once
 * @param patience how long a platform is kept waiting for a handler; then it is told that the operation goes on
 * @param remembered how long platforms may ask for an operation after its end
 */
public record OperationSettings(OperationLimits limits, Duration patience, Duration remembered) {

    /** {@link OperationLimits#DEFAULT}, 45 seconds, since platforms give up after a minute, and seven days. */
    public static final OperationSettings DEFAULT =
            new OperationSettings(OperationLimits.DEFAULT, Duration.ofSeconds(45), Duration.ofDays(7));

    private static final int MANY = 100_000;
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_DAYS = 3_650;

    /**
     * Checks the settings.
     *
     * @param limits how many operations run and wait at once
     * @param patience how long a platform is kept waiting for a handler
     * @param remembered how long platforms may ask for an operation after its end
     * @throws IllegalArgumentException if a time is not positive
     */
    public OperationSettings {
        if (remembered.isNegative() || remembered.isZero()) {
            throw new IllegalArgumentException(
                    "Operations shall be remembered for " + remembered + "; give a time that is more than nothing");
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("Platforms shall be kept waiting for a handler for " + patience
                    + "; give a time that is more than nothing");
        }
    }

    /**
     * Sets the bounds.
     *
     * @param value the limits
     * @return the settings with them
     */
    public OperationSettings withLimits(OperationLimits value) {
        return new OperationSettings(value, patience, remembered);
    }

    /**
     * Sets how long a platform is kept waiting for a handler, to a second.
     *
     * @param time the time
     * @return the settings with it
     */
    public OperationSettings withPatience(Duration time) {
        return new OperationSettings(limits, time, remembered);
    }

    /**
     * Sets how long platforms may ask for an operation after its end.
     *
     * @param time the time
     * @return the settings with it
     */
    public OperationSettings withRemembered(Duration time) {
        return new OperationSettings(limits, patience, time);
    }

    static OperationSettings read(SettingValues values) {
        return new OperationSettings(
                new OperationLimits(
                        values.number(Setting.AWAITED_OPERATIONS, 1, MANY),
                        values.number(Setting.WAITING_REQUESTS, 0, MANY),
                        values.number(Setting.BACKGROUND_OPERATIONS, 1, MANY),
                        values.number(Setting.QUEUED_OPERATIONS, 1, MANY)),
                values.seconds(Setting.HANDLER_SECONDS, 1, DAY_SECONDS),
                Duration.ofDays(values.number(Setting.OPERATIONS_REMEMBERED_DAYS, 1, MOST_DAYS)));
    }
}

package io.openbroker.undertow;

import io.openbroker.runtime.OperationLimits;
import java.time.Duration;

/**
 * How many operations the broker takes on, and for how long it remembers them.
 *
 * @param limits how many operations run and wait at once
 * @param remembered how long platforms may ask for an operation after its end
 */
public record OperationSettings(OperationLimits limits, Duration remembered) {

    /** {@link OperationLimits#DEFAULT}, and seven days. */
    public static final OperationSettings DEFAULT = new OperationSettings(OperationLimits.DEFAULT, Duration.ofDays(7));

    private static final int MANY = 100_000;
    private static final int MOST_DAYS = 3_650;

    /**
     * Checks the settings.
     *
     * @param limits how many operations run and wait at once
     * @param remembered how long platforms may ask for an operation after its end
     * @throws IllegalArgumentException if the time is not positive
     */
    public OperationSettings {
        if (remembered.isNegative() || remembered.isZero()) {
            throw new IllegalArgumentException(
                    "Operations shall be remembered for " + remembered + "; give a time that is more than nothing");
        }
    }

    /**
     * Sets the bounds.
     *
     * @param value the limits
     * @return the settings with them
     */
    public OperationSettings withLimits(OperationLimits value) {
        return new OperationSettings(value, remembered);
    }

    /**
     * Sets how long platforms may ask for an operation after its end.
     *
     * @param time the time
     * @return the settings with it
     */
    public OperationSettings withRemembered(Duration time) {
        return new OperationSettings(limits, time);
    }

    static OperationSettings read(SettingValues values) {
        return new OperationSettings(
                new OperationLimits(
                        values.number(Setting.AWAITED_OPERATIONS, 1, MANY),
                        values.number(Setting.WAITING_REQUESTS, 0, MANY),
                        values.number(Setting.BACKGROUND_OPERATIONS, 1, MANY),
                        values.number(Setting.QUEUED_OPERATIONS, 1, MANY)),
                Duration.ofDays(values.number(Setting.OPERATIONS_REMEMBERED_DAYS, 1, MOST_DAYS)));
    }
}

package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.client.http.ClientTime;
import java.time.Duration;

/** Durations in messages, and the shorter of two. */
public final class Durations {

    private Durations() {}

    /** Returns words such as {@code 1 h 30 min}, {@code 20 s}, {@code 150 ms}. */
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0) {
            return duration.toMillis() + " ms";
        }
        StringBuilder text = new StringBuilder();
        append(text, seconds / 3_600, " h");
        append(text, seconds / 60 % 60, " min");
        append(text, seconds % 60, " s");
        return text.toString();
    }

    /** Returns the time since a moment of {@link ClientTime#nanos()}. */
    public static Duration since(ClientTime time, long begin) {
        return Duration.ofNanos(time.nanos() - begin);
    }

    /** Returns the shorter one. */
    public static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }
}

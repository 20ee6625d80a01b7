package io.openbroker.client;

import io.openbroker.client.http.ClientTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A time that passes only when somebody waits. */
final class TurnedTime implements ClientTime {

    private final List<Duration> waits = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    @Override
    public Instant now() {
        return Instant.EPOCH.plus(passed);
    }

    @Override
    public long nanos() {
        return passed.toNanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(duration);
        passed = passed.plus(duration);
    }

    List<Duration> waits() {
        return List.copyOf(waits);
    }
}

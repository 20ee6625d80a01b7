package io.openbroker.client.http;

import java.time.Duration;
import java.time.Instant;

/** The time by which a client waits and measures; tests turn their own. Implementations are safe for use by many threads. */
public interface ClientTime {

    /** The time of the machine. */
    ClientTime SYSTEM = new ClientTime() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }
    };

    /** Returns the time of the clock. */
    Instant now();

    /** Returns nanoseconds since an arbitrary origin; only differences have a meaning. */
    long nanos();

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void sleep(Duration duration) throws InterruptedException;
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.server.BrokerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A platform that waits for the answer to a request: it gets the first one, and no other. Safe for use by many threads. */
final class WaitingPlatform {

    private final Consumer<BrokerResponse> connection;
    private final AtomicBoolean waits = new AtomicBoolean(true);

    WaitingPlatform(Consumer<BrokerResponse> connection) {
        this.connection = connection;
    }

    /** Sends the answer, and takes note of it before, if the platform waits for one. */
    void answer(BrokerResponse response, Runnable note) {
        if (waits.compareAndSet(true, false)) {
            try {
                note.run();
            } finally {
                connection.accept(response);
            }
        }
    }
}

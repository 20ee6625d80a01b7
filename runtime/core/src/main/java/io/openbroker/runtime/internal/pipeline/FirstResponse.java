package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.server.BrokerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Sends the first response to a request, and ignores later ones. Safe for use by many threads. */
final class FirstResponse {

    private final Consumer<BrokerResponse> connection;
    private final AtomicBoolean open = new AtomicBoolean(true);

    FirstResponse(Consumer<BrokerResponse> connection) {
        this.connection = connection;
    }

    /** Reports and sends the response, if it is the first. */
    void send(BrokerResponse response, Runnable report) {
        if (open.compareAndSet(true, false)) {
            try {
                report.run();
            } finally {
                connection.accept(response);
            }
        }
    }
}

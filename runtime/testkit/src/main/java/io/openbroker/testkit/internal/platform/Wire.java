package io.openbroker.testkit.internal.platform;

import io.openbroker.client.http.BrokerTransport;
import io.openbroker.testkit.internal.wire.Relay;
import io.openbroker.testkit.internal.wire.WireFault;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The connection of a platform to a broker. Safe for use by many threads.
 *
 * @param transport sends requests with credentials
 * @param base the URL of the broker, for messages
 * @param relay what breaks connections; empty if the broker is not the test kit's
 * @param idle lets time pass in which the broker only waits
 * @param next the fault that the next change meets
 */
public record Wire(
        BrokerTransport transport,
        String base,
        Optional<Relay> relay,
        IdleTime idle,
        AtomicReference<Optional<WireFault>> next) {

    /** Lets time pass in which a broker only waits. */
    @FunctionalInterface
    public interface IdleTime {

        /** Turns the clock to the time when something is due in the background, unless something runs. */
        void skip();
    }

    public Wire(BrokerTransport transport, String base, Optional<Relay> relay, IdleTime idle) {
        this(transport, base, relay, idle, new AtomicReference<>(Optional.empty()));
    }

    /**
     * Breaks the connection during the next request that changes something.
     *
     * @throws IllegalStateException if the test kit has not started the broker
     */
    public void breakNext(WireFault fault) {
        if (relay.isEmpty()) {
            throw new IllegalStateException("The test kit cannot break the connection to " + base
                    + ", since it has not started that broker. Use a platform at a TestBroker.");
        }
        next.set(Optional.of(fault));
    }
}

package io.openbroker.runtime.spi.state;

import java.time.Duration;

/** Where a broker keeps what it knows, and what it still has to do. Whoever opens it closes it. */
public interface BrokerState extends AutoCloseable {

    /**
     * What the broker knows.
     *
     * @return the store, until {@link #close}
     */
    StateStore store();

    /**
     * What the broker has to do.
     *
     * @return the queue, until {@link #close}
     */
    OperationQueue queue();

    /**
     * Where it is, for people.
     *
     * @return a few words without secrets, to follow "kept in"
     */
    String location();

    /**
     * How often a replica tells that it lives; one that has not four times counts as ended.
     *
     * @return the time between two heartbeats
     */
    default Duration heartbeat() {
        return Duration.ofSeconds(5);
    }

    /**
     * Whether a broker may use this state although it holds service instances of other service offerings only.
     *
     * @return whether the owner has said so
     */
    default boolean adoptable() {
        return false;
    }

    /**
     * Whether the state can be read and written at the moment. May block for a while, and be called while an earlier call
     * still does.
     *
     * @return whether it can
     */
    default boolean answers() {
        return true;
    }

    @Override
    void close();
}

package io.openbroker.runtime.spi.state;

import java.time.Duration;

/** The state of a broker: its store, and its queue of operations. The opener closes it. */
public interface BrokerState extends AutoCloseable {

    /**
     * The store.
     *
     * @return the store, until {@link #close}
     */
    StateStore store();

    /**
     * The queue of operations in the background.
     *
     * @return the queue, until {@link #close}
     */
    OperationQueue queue();

    /**
     * The location, for people.
     *
     * @return a few words without secrets, to follow "kept in"
     */
    String location();

    /**
     * The interval between heartbeats of a replica; after four missed heartbeats it counts as ended.
     *
     * @return the interval
     */
    default Duration heartbeat() {
        return Duration.ofSeconds(5);
    }

    /**
     * Whether a broker may use this state although it holds service instances of other service offerings only.
     *
     * @return whether the settings allow it
     */
    default boolean adoptable() {
        return false;
    }

    /**
     * Whether the state can be read and written at the moment. May block for a while, and be called while an earlier call
     * blocks.
     *
     * @return whether it can
     */
    default boolean answers() {
        return true;
    }

    @Override
    void close();
}

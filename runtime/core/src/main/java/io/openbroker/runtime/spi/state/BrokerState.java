package io.openbroker.runtime.spi.state;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

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
     * The kind of the state, for programs that watch the broker.
     *
     * @return {@code memory}, or the name of a database such as {@code postgresql}; empty if it has no such name
     */
    default Optional<String> kind() {
        return Optional.empty();
    }

    /**
     * The time by which everything in the state is dated, due and forgotten. Replicas that share a state share it, whatever
     * their machines' clocks say.
     *
     * @return the clock, until {@link #close}; between two calls in a thread it does not go back, unless the state's own
     *     time was set back
     */
    Clock clock();

    /**
     * How far the clock of this machine is ahead of {@link #clock}; negative if it is behind.
     *
     * @return the difference as last measured; zero if the state uses the machine's clock
     */
    default Duration clockDifference() {
        return Duration.ZERO;
    }

    /**
     * The interval between heartbeats of a replica.
     *
     * @return the interval
     */
    default Duration heartbeat() {
        return Duration.ofSeconds(5);
    }

    /**
     * How long this replica counts as alive after a heartbeat.
     *
     * @return at least four times the {@link #heartbeat()}
     */
    default Duration lease() {
        return heartbeat().multipliedBy(4);
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

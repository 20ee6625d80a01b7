package io.openbroker.runtime.spi.state;

/** A replica among those that share a state. Safe for use by many threads. */
public interface Membership {

    /**
     * The name of this replica.
     *
     * @return the name with which it sends {@linkplain StateStore#heartbeat heartbeats}
     */
    String replica();

    /**
     * Whether another replica has ended, so that its operations need somebody else. A replica that cannot judge that,
     * because the state was away or this process was paused, takes all others for alive.
     *
     * @param other the name of the other replica
     * @return whether its lease has run out, or it is not known any more
     */
    boolean ended(String other);
}

package io.openbroker.runtime.spi.observation;

import java.time.Duration;
import java.util.OptionalInt;

/** The current load of a broker. Safe for use by many threads. */
public interface BrokerLoad {

    /**
     * Requests in progress, including those that wait.
     *
     * @return the number, in this process
     */
    int runningRequests();

    /**
     * Requests that wait until one of the awaited operations ends.
     *
     * @return the number, in this process
     */
    int waitingRequests();

    /**
     * Operations in progress in this process, in the background or while a platform waits.
     *
     * @return the number, in this process
     */
    int runningOperations();

    /**
     * Operations for whose result a platform waits, which count towards the limit.
     *
     * @return the number, in this process
     */
    int awaitedOperations();

    /**
     * How far the clock of this machine is ahead of that of the state.
     *
     * @return the difference as last measured, negative if the machine is behind; zero if the state has no clock of its own
     */
    Duration clockDifference();

    /**
     * Operations that are due and wait for the background, in all replicas. Queries the state, and waits for one second
     * at most.
     *
     * @return the number, up to the limit at which new operations are rejected; empty if the state does not respond
     */
    OptionalInt queuedOperations();
}

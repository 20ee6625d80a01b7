package io.openbroker.runtime.spi.observation;

import java.util.OptionalInt;

/** How much a broker has to do just now. Safe for use by many threads. */
public interface BrokerLoad {

    /**
     * Requests that are being carried out; among them those that wait.
     *
     * @return how many, in this process
     */
    int runningRequests();

    /**
     * Requests that wait until an operation has ended for which a platform waits.
     *
     * @return how many, in this process
     */
    int waitingRequests();

    /**
     * Operations that are being carried out, in the background or while a platform waits.
     *
     * @return how many, in this process
     */
    int runningOperations();

    /**
     * Operations that take one of the places for those for which platforms wait.
     *
     * @return how many, in this process
     */
    int awaitedOperations();

    /**
     * Operations that are due and wait for the background, of all processes that share the state. Asks the state, and waits
     * for it a second at most.
     *
     * @return how many, up to the bound at which new ones are refused; empty if the state does not answer
     */
    OptionalInt queuedOperations();
}

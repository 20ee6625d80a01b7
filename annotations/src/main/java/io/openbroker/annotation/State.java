package io.openbroker.annotation;

/** Who knows the service instances and service bindings of a broker. */
public enum State {
    /**
     * The runtime: it keeps them, and with them answers repeated requests, polls and fetches, runs handlers in the background,
     * and lets only one operation at a time work on each.
     */
    MANAGED,
    /**
     * The broker's own handlers: the runtime stores nothing, and calls them for every request. They tell what exists already,
     * what conflicts, and what is not there; work that goes on after the answer they start themselves.
     */
    EXTERNAL
}

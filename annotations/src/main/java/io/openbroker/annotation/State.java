package io.openbroker.annotation;

/** Where the service instances and service bindings of a broker are stored. */
public enum State {
    /**
     * The runtime stores them. It answers repeated requests, polls and fetches, runs handlers in the background, and
     * allows only one operation at a time on each.
     */
    MANAGED,
    /**
     * The broker stores them; the runtime stores nothing and calls a handler for every request. Handlers recognize what exists,
     * what conflicts and what is missing, and start work that continues after the response themselves.
     */
    EXTERNAL
}

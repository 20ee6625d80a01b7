package io.openbroker.conformance.internal.lifecycle;

/** How requests are sent in a lifecycle. */
public enum Flow {
    /** Without {@code accepts_incomplete}: the broker completes each operation before it responds, or rejects it. */
    SYNCHRONOUS("synchronous"),
    /** With {@code accepts_incomplete=true}: the broker may respond with 202, and is polled. */
    ASYNCHRONOUS("asynchronous");

    private final String title;

    Flow(String title) {
        this.title = title;
    }

    /** Returns the name for messages. */
    public String title() {
        return title;
    }

    /** Returns a request as it is sent in this flow. */
    public OsbRequest apply(OsbRequest request) {
        return this == ASYNCHRONOUS ? request.acceptingIncomplete() : request.synchronous();
    }
}

package io.openbroker.testkit.internal.wire;

/** How a connection breaks. */
public enum WireFault {
    /** The server receives the whole request; the connection is reset when its response begins to arrive. */
    RESPONSE_LOST,
    /** The connection is reset after half of the request. */
    REQUEST_CUT
}

package io.openbroker.runtime.server;

/** Problems with the head of a request that only a server can find. */
public enum HeadProblem {
    /** The end of the body is ambiguous (RFC 9112, 6.3). Close the connection after the response. */
    AMBIGUOUS_LENGTH,
    /** The version of HTTP is not supported. Close the connection after the response. */
    UNSUPPORTED_PROTOCOL,
    /** The target and headers are too large for the server. */
    TOO_LARGE
}

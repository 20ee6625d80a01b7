package io.openbroker.runtime.server;

/** What only a server can find wrong with the head of a request. */
public enum HeadProblem {
    /** It is not beyond doubt where the body ends (RFC 9112, 6.3); the server closes the connection after the answer. */
    AMBIGUOUS_LENGTH,
    /** Its target and headers are longer than the server reads. */
    TOO_LARGE
}

package io.openbroker.undertow;

/** Whether a client has to show a certificate of its own in the TLS handshake. One that is shown is always verified. */
public enum ClientAuthentication {
    /** No certificate is asked for. */
    NONE,
    /** A certificate is asked for, but a client may have none. */
    WANTED,
    /** A client without a certificate gets no connection. */
    REQUIRED
}

package io.openbroker.undertow;

/** Whether clients must present a certificate in the TLS handshake. A certificate that is presented is always verified. */
public enum ClientAuthentication {
    /** The server requests no certificate. */
    NONE,
    /** The server requests a certificate, and also accepts clients without one. */
    WANTED,
    /** The server rejects connections of clients without a certificate. */
    REQUIRED
}

package io.openbroker.runtime.internal.proxy;

/** The reasons not to use what a header says of the sender of a request. */
enum ForwardingProblem {
    UNTRUSTED_SENDER(
            "it does not come from a trusted proxy. If it should, add the address to OPENBROKER_TRUSTED_PROXIES"),
    SEVERAL_LINES("the request has several lines of it. Let the proxy replace the header instead of adding a line"),
    TOO_LONG("it is too long"),
    MALFORMED("it is malformed. Let the proxy send the Base64 or PEM of the certificate, or elements like Envoy"),
    WITHOUT_CERTIFICATE("its element has no certificate. Let the proxy send Cert in each element"),
    HASH_MISMATCH("the certificate does not have the hash beside it"),
    EXPIRED("the certificate or one of its chain has expired"),
    NOT_YET_VALID("the certificate or one of its chain is not valid yet; compare the clocks"),
    UNKNOWN_AUTHORITY("the certificate was not signed by an authority in OPENBROKER_FORWARDED_CERTIFICATE_CA"),
    NOT_ACCEPTABLE("the certificate is not acceptable for a client"),
    ADDRESS_MALFORMED("it has something else than an IP address where the client is expected");

    private final String text;

    ForwardingProblem(String text) {
        this.text = text;
    }

    /** The predicate of a sentence about the header, and the remedy. */
    String text() {
        return text;
    }
}

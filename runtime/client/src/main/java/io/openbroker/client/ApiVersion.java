package io.openbroker.client;

/** A version of the specification, as platforms send it in {@code X-Broker-API-Version}. */
public enum ApiVersion {
    /** The first version with fetching of instances and bindings, and asynchronous bindings behind it. */
    V2_13("2.13"),
    /** Adds asynchronous bindings, and retrieval of instances and bindings. */
    V2_14("2.14"),
    /** Adds maintenance information, updates of the context, the maximum polling duration, and {@code Retry-After}. */
    V2_15("2.15"),
    /** Adds endpoints and metadata of instances and bindings, expiry of bindings, and the request identity. */
    V2_16("2.16"),
    /** Adds the rotation of bindings. */
    V2_17("2.17");

    private final String text;

    ApiVersion(String text) {
        this.text = text;
    }

    /** Returns the version as it is written in the header. */
    public String text() {
        return text;
    }

    /**
     * Finds a version.
     *
     * @throws IllegalArgumentException if the client does not support it
     */
    public static ApiVersion of(String text) {
        for (ApiVersion version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        throw new IllegalArgumentException(
                "The API version \"" + text + "\" is not supported; use one of 2.13, 2.14, 2.15, 2.16 and 2.17.");
    }

    /** Returns whether this version has what another one has added. */
    public boolean has(ApiVersion since) {
        return compareTo(since) >= 0;
    }
}

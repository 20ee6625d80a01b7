package io.openbroker.conformance;

import java.util.Arrays;
import java.util.Optional;

/** A version of the Open Service Broker API, as sent in {@code X-Broker-API-Version}. */
public enum ApiVersion {
    /** 2.13. */
    V2_13("2.13"),
    /** 2.14: fetching, asynchronous service bindings. */
    V2_14("2.14"),
    /** 2.15: maintenance information, context updates, {@code Retry-After}. */
    V2_15("2.15"),
    /** 2.16: metadata of instances, usability after failures. */
    V2_16("2.16"),
    /** 2.17: rotation of service bindings. */
    V2_17("2.17");

    private final String number;

    ApiVersion(String number) {
        this.number = number;
    }

    /** Returns the version with a number such as {@code 2.17}; empty if there is none. */
    public static Optional<ApiVersion> of(String number) {
        return Arrays.stream(values())
                .filter(version -> version.number.equals(number))
                .findFirst();
    }

    /** Returns the value of the header. */
    public String number() {
        return number;
    }

    /** Returns whether features of another version exist in this one. */
    public boolean includes(ApiVersion other) {
        return compareTo(other) >= 0;
    }
}

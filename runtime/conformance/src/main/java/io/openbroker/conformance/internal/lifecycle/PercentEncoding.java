package io.openbroker.conformance.internal.lifecycle;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encoding by RFC 3986: everything but unreserved characters. */
public final class PercentEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PercentEncoding() {}

    /** Encodes a path segment, a name or a value of a query. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append('%').append("%02x".formatted(octet & 0xff).toUpperCase(Locale.ROOT));
            }
        }
        return encoded.toString();
    }
}

package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.server.RequestHeaders;
import java.util.List;
import java.util.Locale;

/** Whether a client wants a response compressed (RFC 9110, 12.5.3). The server has gzip, and the response as it is. */
public final class AcceptEncoding {

    private static final String NAME = "Accept-Encoding";
    private static final String WEIGHT = "q=";
    private static final double ABSENT = -1;

    private AcceptEncoding() {}

    /** Whether the client accepts gzip, and does not ask for the response as it is instead. */
    public static boolean prefersGzip(RequestHeaders headers) {
        List<String> values = headers.values(NAME);
        if (values.isEmpty()) {
            return false;
        }
        double gzip = ABSENT;
        double identity = ABSENT;
        double others = ABSENT;
        for (String value : values) {
            for (String element : value.split(",", -1)) {
                String[] parts = element.split(";", -1);
                double weight = weight(parts);
                switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                    case "gzip", "x-gzip" -> gzip = Math.max(gzip, weight);
                    case "identity" -> identity = weight;
                    case "*" -> others = weight;
                    default -> {
                        // The server has no other coding.
                    }
                }
            }
        }
        double accepted = gzip == ABSENT ? others : gzip;
        return accepted > 0 && accepted >= identity;
    }

    // A malformed weight excludes the coding: a response as it is suits every client.
    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith(WEIGHT)) {
                String digits = parameter.substring(WEIGHT.length());
                return digits.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(digits) : 0;
            }
        }
        return 1;
    }
}

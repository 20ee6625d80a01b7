package io.openbroker.runtime.internal.platform;

import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.RequestHeaders;
import java.util.List;

/** Rejects requests with an unsupported version of the API (OSB v2.17, "API Version Header"). */
final class ApiVersion {

    private static final String NAME = "X-Broker-API-Version";
    private static final String MAJOR = "2.";
    private static final int OLDEST_MINOR = 13;

    private ApiVersion() {}

    static void check(RequestHeaders headers) {
        List<String> values = headers.values(NAME).stream()
                .filter(value -> !AbsentValues.isAbsent(value))
                .toList();
        if (values.isEmpty()) {
            throw Rejection.of(
                    Outcome.VERSION_MISSING, "The header " + NAME + " is required. Send a version, such as 2.17.");
        }
        if (values.stream().distinct().count() > 1) {
            throw Rejection.of(Outcome.MALFORMED, "The header " + NAME + " has several different values. Send one.");
        }
        if (!isSupported(values.get(0))) {
            throw Rejection.of(
                    Outcome.VERSION_UNSUPPORTED,
                    "The version in the header " + NAME + " is not supported. Send 2." + OLDEST_MINOR
                            + " or a later 2.x, such as 2.17.");
        }
    }

    private static boolean isSupported(String version) {
        if (!version.startsWith(MAJOR)) {
            return false;
        }
        String minor = version.substring(MAJOR.length());
        if (minor.isEmpty() || minor.startsWith("0") || !minor.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        return minor.length() > 2 || Integer.parseInt(minor) >= OLDEST_MINOR;
    }
}

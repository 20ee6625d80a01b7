package io.openbroker.runtime.internal.platform;

import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.RequestHeaders;

/** Rejects requests with an unsupported version of the API (OSB v2.17, "API Version Header"). */
final class ApiVersion {

    private static final String NAME = "X-Broker-API-Version";
    private static final String MAJOR = "2.";
    private static final int OLDEST_MINOR = 13;

    private ApiVersion() {}

    static void check(RequestHeaders headers) {
        String version = "";
        boolean several = false;
        for (String value : headers.values(NAME)) {
            if (!AbsentValues.isAbsent(value)) {
                several = several || !(version.isEmpty() || version.equals(value));
                version = value;
            }
        }
        if (version.isEmpty()) {
            throw Rejection.of(
                    Outcome.VERSION_MISSING, "The header " + NAME + " is required. Send a version, such as 2.17.");
        }
        if (several) {
            throw Rejection.of(Outcome.MALFORMED, "The header " + NAME + " has several different values. Send one.");
        }
        if (!isSupported(version)) {
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
        int digits = version.length() - MAJOR.length();
        if (digits == 0 || version.charAt(MAJOR.length()) == '0') {
            return false;
        }
        for (int i = MAJOR.length(); i < version.length(); i++) {
            if (version.charAt(i) < '0' || version.charAt(i) > '9') {
                return false;
            }
        }
        return digits > 2 || Integer.parseInt(version, MAJOR.length(), version.length(), 10) >= OLDEST_MINOR;
    }
}

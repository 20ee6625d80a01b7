package io.openbroker.runtime.internal.request;

import io.openbroker.model.OriginatingIdentity;
import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.internal.json.MalformedJsonException;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.PrintableText;
import io.openbroker.runtime.server.RequestHeaders;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads the user who caused a request (OSB v2.17, "Originating Identity"). */
final class OriginatingIdentityHeader {

    private static final String NAME = "X-Broker-API-Originating-Identity";

    private OriginatingIdentityHeader() {}

    static Optional<OriginatingIdentity> read(RequestHeaders headers, JsonReader json) {
        List<String> sent = headers.values(NAME);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        List<String> values = sent.stream()
                .map(String::strip)
                .filter(value -> !AbsentValues.isAbsent(value))
                .toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.stream().distinct().count() > 1) {
            throw improper("It has several different values. Send it once.");
        }
        return Optional.of(parse(values.get(0), json));
    }

    private static OriginatingIdentity parse(String header, JsonReader json) {
        int space = header.indexOf(' ');
        if (space < 1) {
            throw improper("Send the platform, a space and a Base64 string.");
        }
        String platform = header.substring(0, space);
        if (platform.length() > Ids.MAX_LENGTH || !PrintableText.isPrintable(platform)) {
            throw improper(
                    "The platform is too long, or has control or invisible characters. Send a shorter one without.");
        }
        byte[] value;
        try {
            value = Base64.getDecoder().decode(header.substring(space + 1).strip());
        } catch (IllegalArgumentException e) {
            throw improper("The value after the platform is not Base64.");
        }
        try {
            return new OriginatingIdentity(platform, json.readObject(value));
        } catch (MalformedJsonException e) {
            throw improper("The decoded value after the platform " + e.getMessage());
        }
    }

    private static Rejection improper(String why) {
        return Malformed.because("Improper \"" + NAME + "\" header. " + why);
    }
}

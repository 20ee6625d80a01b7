package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.server.RequestHeaders;
import java.util.List;
import java.util.Locale;

/** Holds requests with a body to JSON in UTF-8 (OSB v2.17, "Content Type"); a request may leave the header out. */
final class ContentType {

    private ContentType() {}

    static void check(RequestHeaders headers) {
        List<String> values = headers.values("Content-Type").stream()
                .filter(value -> !AbsentValues.isAbsent(value))
                .toList();
        boolean json = values.stream().allMatch(ContentType::isJson)
                && values.stream().distinct().count() <= 1;
        if (!json) {
            throw Malformed.because("The header Content-Type is not as expected; send application/json, in UTF-8");
        }
    }

    private static boolean isJson(String value) {
        if (value.equals("application/json")) {
            return true;
        }
        String[] parts = value.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=") && !isUtf8(parameter.substring("charset=".length()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(String charset) {
        return charset.equals("utf-8") || charset.equals("\"utf-8\"") || charset.equals("utf8");
    }
}

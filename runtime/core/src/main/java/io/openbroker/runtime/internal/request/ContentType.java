package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.server.RequestHeaders;
import java.util.List;
import java.util.Locale;

/** The media type of bodies is JSON in UTF-8 (OSB v2.17, "Content Type"), not compressed. */
public final class ContentType {

    private static final String NAME = "Content-Type";
    private static final String JSON = "application/json";
    private static final String CODING = "Content-Encoding";

    private ContentType() {}

    /** Rejects other types and codings; the headers may be absent. */
    static void check(RequestHeaders headers) {
        // A compressed body could be a thousand times as long as the limit.
        if (!headers.values(CODING).stream().allMatch(ContentType::isPlain)) {
            throw Malformed.because(
                    "The header Content-Encoding is not supported. Send the request body without compression.");
        }
        List<String> values = values(headers);
        if (!values.isEmpty() && !isJson(values)) {
            throw Malformed.because(
                    "The header Content-Type is not supported. Send application/json in UTF-8, or no Content-Type.");
        }
    }

    private static boolean isPlain(String coding) {
        return AbsentValues.isAbsent(coding) || coding.strip().equalsIgnoreCase("identity");
    }

    /** Whether the header is there and names JSON. */
    public static boolean isJson(RequestHeaders headers) {
        List<String> values = values(headers);
        return !values.isEmpty() && isJson(values);
    }

    private static List<String> values(RequestHeaders headers) {
        List<String> values = headers.values(NAME);
        if (values.isEmpty() || (values.size() == 1 && values.get(0).equals(JSON))) {
            return values;
        }
        return values.stream()
                .filter(value -> !AbsentValues.isAbsent(value))
                .distinct()
                .toList();
    }

    private static boolean isJson(List<String> distinct) {
        return distinct.size() == 1 && isJson(distinct.get(0));
    }

    private static boolean isJson(String value) {
        if (value.equals(JSON)) {
            return true;
        }
        String[] parts = value.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(JSON)) {
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

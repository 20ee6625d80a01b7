package io.openbroker.testkit.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the middle of an HTTP request. */
final class RequestHalf {

    /** More bytes are needed. */
    static final int UNKNOWN = -1;

    private static final String HEAD_END = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: *(\\d+)", Pattern.CASE_INSENSITIVE);

    private RequestHalf() {}

    /**
     * Returns how many bytes of a request are its first half: the head with half of the body, or half of the head if there is no body;
     * {@link #UNKNOWN} if fewer have arrived.
     */
    static int of(byte[] received) {
        String text = new String(received, StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf(HEAD_END);
        if (headEnd < 0) {
            return UNKNOWN;
        }
        Matcher length = LENGTH.matcher(text.substring(0, headEnd));
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        if (body == 0) {
            return headEnd / 2;
        }
        int half = headEnd + HEAD_END.length() + body / 2;
        return received.length < half ? UNKNOWN : half;
    }
}

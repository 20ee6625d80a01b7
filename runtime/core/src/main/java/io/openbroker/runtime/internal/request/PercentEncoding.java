package io.openbroker.runtime.internal.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes percent-encoding (RFC 3986) strictly: rejects malformed escapes and texts that are not UTF-8. */
final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Decodes a segment of a path.
     *
     * @param place where in the request the text is, for the description
     */
    static String decodePath(String place, String raw) {
        return decode(place, raw, false);
    }

    /** Decodes a name or value of a query, in which forms write a space as a plus. */
    static String decodeQuery(String place, String raw) {
        return decode(place, raw, true);
    }

    private static String decode(String place, String raw, boolean plusIsSpace) {
        if (isPlain(raw)) {
            return raw;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(escape(place, raw, i));
                i += 2;
            } else if (c > '~') {
                throw Malformed.because(place + " has a character that is not ASCII. Percent-encode it.");
            } else {
                bytes.write(c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Malformed.because(place + " is not UTF-8 after percent-decoding. Encode it as UTF-8.");
        }
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c == '+' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static int escape(String place, String raw, int at) {
        int high = at + 2 < raw.length() ? digit(raw.charAt(at + 1)) : -1;
        int low = at + 2 < raw.length() ? digit(raw.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw Malformed.because(
                    place + " has a percent sign without two hexadecimal digits. Write a percent sign as %25.");
        }
        return high << 4 | low;
    }

    // Not Character.digit, which takes digits of all scripts.
    private static int digit(char c) {
        return c <= '~' ? Character.digit(c, 16) : -1;
    }
}

package io.openbroker.runtime.server;

/**
 * Text that others send and that appears in lines of a log. Some characters let it forge lines, or look like other text: control
 * characters, line and paragraph separators (U+2028, U+2029), invisible format characters, such as those that reverse the direction
 * of text, and halves of surrogate pairs.
 */
public final class PrintableText {

    private static final String HEX = "0123456789abcdef";
    private static final int BITS_OF_DIGIT = 4;
    private static final int FIRST_DIGIT_SHIFT = 12;

    private PrintableText() {}

    /**
     * Whether a text has none of these characters. Ids, names of users and the like must not have any.
     *
     * @param text the text
     * @return whether it appears in a log as it is
     */
    public static boolean isPrintable(CharSequence text) {
        return text.codePoints().allMatch(PrintableText::isPrintable);
    }

    /**
     * Replaces these characters by escapes, as in JSON, so that JSON remains the same value.
     *
     * @param text the text
     * @return the text with &#92;uXXXX instead of each
     */
    public static String escaped(String text) {
        if (isPrintable(text)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isPrintable(c)) {
                escaped.appendCodePoint(c);
            } else {
                Character.toString(c).chars().forEach(unit -> escape(unit, escaped));
            }
        });
        return escaped.toString();
    }

    /**
     * Whether a text has control characters, which HTTP basic authentication does not allow even in passwords (RFC 7617, 2).
     *
     * @param text the text
     * @return whether it has
     */
    public static boolean hasControl(CharSequence text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static boolean isPrintable(int codePoint) {
        // ASCII first: most texts have nothing else.
        if (codePoint > ' ' && codePoint < '\u007f') {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static void escape(int unit, StringBuilder escaped) {
        escaped.append("\\u");
        for (int shift = FIRST_DIGIT_SHIFT; shift >= 0; shift -= BITS_OF_DIGIT) {
            escaped.append(HEX.charAt((unit >> shift) & 0xF));
        }
    }
}

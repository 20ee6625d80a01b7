package io.openbroker.runtime.internal.schema;

/**
 * Turns regular expressions of ECMA-262, as JSON schemas have them, into those of Java, so that no text passes that other
 * validators refuse, or the other way round.
 */
final class EcmaRegex {

    /** What ECMA-262 calls white space, and its line ends. It ends with a range, so that no other can begin with it. */
    private static final String BLANKS = " \\x{a0}\\x{1680}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
            + "\\x{2000}-\\x{200a}\\x{9}-\\x{d}";

    /** All else. It is written out, since a class within a negated one is easily misread. */
    private static final String NO_BLANKS = "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}"
            + "\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}"
            + "\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";

    private EcmaRegex() {}

    static String toJava(String regexp) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < regexp.length(); i++) {
            char c = regexp.charAt(i);
            if (c == '\\' && i + 1 < regexp.length()) {
                char escaped = regexp.charAt(++i);
                java.append(inClass ? escapeInClass(escaped) : escape(escaped));
                continue;
            }
            inClass = c == '[' || (inClass && c != ']');
            java.append(inClass ? String.valueOf(c) : outsideOfClass(c));
        }
        return java.toString();
    }

    private static String outsideOfClass(char c) {
        return switch (c) {
            // In Java it is also before a line end at the end.
            case '$' -> "\\z";
            case '.' -> "[^\\n\\r\\x{2028}\\x{2029}]";
            default -> String.valueOf(c);
        };
    }

    /** The boundaries of Java's words know more letters, or fewer, by its version. */
    private static String escape(char c) {
        return switch (c) {
            case 's' -> "[" + BLANKS + "]";
            case 'S' -> "[^" + BLANKS + "]";
            case 'b' -> "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";
            case 'B' -> "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";
            default -> "\\" + c;
        };
    }

    private static String escapeInClass(char c) {
        return switch (c) {
            case 's' -> BLANKS;
            case 'S' -> NO_BLANKS;
            default -> "\\" + c;
        };
    }
}

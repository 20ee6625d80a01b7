package io.openbroker.runtime.internal.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates regular expressions of JSON schemas (ECMA-262) to the syntax of Java and of RE2, so that they match the same texts
 * as in other validators. It supports the expressions that the compiler accepts.
 */
final class EcmaRegex {

    /** The white space and line terminators of ECMA-262. The list ends with a range, so that no range can start with its end. */
    private static final String BLANKS = " \\x{a0}\\x{1680}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
            + "\\x{2000}-\\x{200a}\\x{9}-\\x{d}";

    /** All other characters, spelled out because a class within a negated class is easily misread. */
    private static final String NO_BLANKS = "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}"
            + "\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}"
            + "\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";

    private static final int HEX_DIGITS = 4;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final String ecma;
    private final Syntax syntax;
    private final StringBuilder translation = new StringBuilder();
    private int next;

    private EcmaRegex(String ecma, Syntax syntax) {
        this.ecma = ecma;
        this.syntax = syntax;
    }

    private enum Syntax {
        JAVA,
        RE2
    }

    static String toJava(String regexp) {
        return new EcmaRegex(regexp, Syntax.JAVA).translate();
    }

    static String toRe2(String regexp) {
        return new EcmaRegex(regexp, Syntax.RE2).translate();
    }

    /**
     * Returns the number of characters and classes in an expression after each counted repetition is expanded, as RE2 does;
     * at most {@link Integer#MAX_VALUE}.
     */
    static long expandedSize(String regexp) {
        Deque<Long> outer = new ArrayDeque<>();
        long size = 0;
        long last = 0;
        for (int i = 0; i < regexp.length(); i++) {
            char c = regexp.charAt(i);
            switch (c) {
                case '(' -> {
                    outer.push(size);
                    size = 0;
                    last = 0;
                }
                case ')' -> {
                    last = size;
                    size = Math.min(size + (outer.isEmpty() ? 0 : outer.pop()), Integer.MAX_VALUE);
                }
                case '{' -> {
                    int end = regexp.indexOf('}', i);
                    long repeated = last * (times(regexp, i + 1, end) - 1);
                    size = Math.min(size + repeated, Integer.MAX_VALUE);
                    i = end < 0 ? regexp.length() : end;
                }
                default -> {
                    i = endOfAtom(regexp, i);
                    last = 1;
                    size++;
                }
            }
        }
        return size;
    }

    /** Returns the upper bound of the quantifier in braces, or its lower bound if it has no upper one. */
    private static long times(String regexp, int start, int end) {
        Matcher numbers = NUMBER.matcher(regexp).region(start, Math.max(start, end));
        long times = 1;
        while (numbers.find()) {
            times = Math.max(times, Long.parseLong(numbers.group()));
        }
        return Math.min(times, Integer.MAX_VALUE);
    }

    private static int endOfAtom(String regexp, int start) {
        if (regexp.charAt(start) == '\\') {
            return start + 1;
        }
        int end = start;
        if (regexp.charAt(start) == '[') {
            while (++end < regexp.length() && regexp.charAt(end) != ']') {
                if (regexp.charAt(end) == '\\') {
                    end++;
                }
            }
        }
        return end;
    }

    private String translate() {
        boolean inClass = false;
        while (next < ecma.length()) {
            char c = ecma.charAt(next++);
            if (c == '\\' && next < ecma.length()) {
                char escaped = ecma.charAt(next++);
                translation.append(inClass ? escapeInClass(escaped) : escape(escaped));
                continue;
            }
            inClass = c == '[' || (inClass && c != ']');
            translation.append(inClass ? String.valueOf(c) : outsideOfClass(c));
        }
        return translation.toString();
    }

    private static String outsideOfClass(char c) {
        return switch (c) {
            // In Java, $ also matches before a line terminator at the end.
            case '$' -> "\\z";
            case '.' -> "[^\\n\\r\\x{2028}\\x{2029}]";
            default -> String.valueOf(c);
        };
    }

    private String escape(char c) {
        return switch (c) {
            case 's' -> "[" + BLANKS + "]";
            case 'S' -> "[^" + BLANKS + "]";
            case 'b' -> boundary("(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))", c);
            case 'B' -> boundary("(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))", c);
            default -> character(c);
        };
    }

    /** Spells the word boundary out for Java, whose definition depends on its version; that of RE2 equals that of ECMA-262. */
    private String boundary(String java, char c) {
        return switch (syntax) {
            case JAVA -> java;
            case RE2 -> "\\" + c;
        };
    }

    private String escapeInClass(char c) {
        return switch (c) {
            case 's' -> BLANKS;
            case 'S' -> NO_BLANKS;
            default -> character(c);
        };
    }

    private String character(char c) {
        return switch (syntax) {
            case JAVA -> "\\" + c;
            case RE2 -> {
                if (c == 'u' && isHex(next)) {
                    yield "\\x{" + Integer.toHexString(codePoint()) + "}";
                }
                yield c < 128 ? "\\" + c : String.valueOf(c);
            }
        };
    }

    /** Reads four hexadecimal digits, or two groups of four that form a surrogate pair, as a code point. */
    private int codePoint() {
        char first = codeUnit();
        boolean pair = Character.isHighSurrogate(first) && ecma.startsWith("\\u", next) && isHex(next + 2);
        if (!pair) {
            return first;
        }
        int after = next;
        next += 2;
        char second = codeUnit();
        if (Character.isLowSurrogate(second)) {
            return Character.toCodePoint(first, second);
        }
        next = after;
        return first;
    }

    private char codeUnit() {
        next += HEX_DIGITS;
        return (char) Integer.parseInt(ecma, next - HEX_DIGITS, next, 16);
    }

    private boolean isHex(int start) {
        return start + HEX_DIGITS <= ecma.length()
                && ecma.substring(start, start + HEX_DIGITS).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}

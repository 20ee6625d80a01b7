package io.openbroker.processor.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A regular expression of Java as JSON schemas have it: one of ECMA-262 that matches the same, with its flag {@code u}, as JSON
 * schema asks, and for characters of two bytes without it, too.
 *
 * @param regexp what to publish
 * @param problem why it cannot be published; none if it can
 */
public record PublishedRegex(String regexp, Optional<String> problem) {

    /** Java's blanks; ECMA-262 has many more. The blank comes first, so that no range can begin with it. */
    private static final String BLANKS = " \\t-\\r";

    /** Characters that a dot in Java does not match; in ECMA-262 it matches U+0085. */
    private static final String LINE_ENDS = "\\n\\r\\u0085\\u2028\\u2029";

    /** The end, or a line's end before it. */
    private static final String BEFORE_LAST_LINE_END = "(?=(?:\\r\\n?|(?<!\\r)\\n|[\\u0085\\u2028\\u2029])?$)";

    /** Characters that may be escaped with the flag {@code u}. */
    private static final String SYNTAX = "^$\\.*+?()[]{}|/";

    /** As Jakarta Validation applies it: it has to match the whole text, while in a JSON schema it may match a part. */
    public static PublishedRegex ofWholeText(String java) {
        Optional<String> problem = PortableRegex.problemOfJava(java);
        return problem.isPresent() ? new PublishedRegex(java, problem) : new Translation(java).published();
    }

    /** One run over an expression that has no other problems than those that are met on the way. */
    private static final class Translation {

        private final String java;
        private final StringBuilder ecma = new StringBuilder("^(?:");
        private final Deque<Boolean> lookarounds = new ArrayDeque<>();
        private Optional<String> problem = Optional.empty();
        private int next;

        Translation(String java) {
            this.java = java;
        }

        PublishedRegex published() {
            while (next < java.length()) {
                outsideOfClass(java.charAt(next++));
            }
            return new PublishedRegex(ecma.append(")$").toString(), problem);
        }

        private void outsideOfClass(char c) {
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '.' -> ecma.append("[^").append(LINE_ENDS).append(']');
                case '^' -> anchor("^");
                case '$' -> anchor(isLast() ? "$" : BEFORE_LAST_LINE_END);
                case '(' -> open();
                case ')' -> close();
                case '{' -> copyTo('}');
                case ']', '}' -> ecma.append('\\').append(c);
                default -> ecma.append(c);
            }
        }

        /** Whether nothing can follow here in a match of the whole text. */
        private boolean isLast() {
            return lookarounds.isEmpty() && (next == java.length() || java.charAt(next) == '|');
        }

        private void anchor(String translated) {
            ecma.append(translated);
            rejectQuantifier("a quantifier after an anchor");
        }

        private void open() {
            boolean named = java.startsWith("?<", next) && isAlphanumeric(java.charAt(next + 2));
            lookarounds.push(java.startsWith("?", next) && !java.startsWith("?:", next) && !named);
            ecma.append('(');
            if (java.startsWith("?", next)) {
                ecma.append(java.charAt(next++));
            }
        }

        private void close() {
            ecma.append(')');
            if (lookarounds.pop()) {
                rejectQuantifier("a quantifier after a lookahead or lookbehind");
            }
        }

        private void rejectQuantifier(String name) {
            if (next < java.length() && "*+?{".indexOf(java.charAt(next)) >= 0) {
                problem = Optional.of(name + ", which ECMA-262 does not support");
            }
        }

        private void copyTo(char end) {
            int after = java.indexOf(end, next) + 1;
            ecma.append(java, next - 1, after);
            next = after;
        }

        private void escape() {
            int escaped = java.codePointAt(next);
            next += Character.charCount(escaped);
            switch (escaped) {
                case 's' -> ecma.append('[').append(BLANKS).append(']');
                case 'S' -> ecma.append("[^").append(BLANKS).append(']');
                case 'A' -> anchor("^");
                case 'z' -> anchor("$");
                case 'Z' -> anchor(BEFORE_LAST_LINE_END);
                default -> escaped(escaped, SYNTAX);
            }
        }

        /** With the flag {@code u} only syntax is escaped. */
        private void escaped(int escaped, String syntax) {
            if (isAlphanumeric(escaped) || syntax.indexOf(escaped) >= 0) {
                ecma.append('\\');
            }
            ecma.appendCodePoint(escaped);
        }

        private void characterClass() {
            boolean everything = java.startsWith("\\s\\S]", next) || java.startsWith("\\S\\s]", next);
            ecma.append('[');
            for (char c = java.charAt(next++); c != ']'; c = java.charAt(next++)) {
                if (c == '\\' && !everything) {
                    escapeInClass();
                } else {
                    ecma.append(c);
                }
            }
            ecma.append(']');
        }

        private void escapeInClass() {
            int escaped = java.codePointAt(next);
            next += Character.charCount(escaped);
            switch (escaped) {
                case 's' -> ecma.append(BLANKS);
                case 'S' ->
                    problem = Optional.of(
                            "\\S beside other characters in a character class, which ECMA-262 interprets differently");
                case 'd', 'D', 'w', 'W' -> set(escaped);
                // Beside another one it would be an intersection.
                case '&' -> ecma.append("\\u0026");
                default -> escaped(escaped, SYNTAX + "-");
            }
        }

        /** No range begins with a set, so a hyphen behind it is one; ECMA-262 wants it escaped. */
        private void set(int escaped) {
            ecma.append('\\').appendCodePoint(escaped);
            if (java.startsWith("-", next) && !java.startsWith("-]", next)) {
                ecma.append("\\-");
                next++;
            }
        }

        private static boolean isAlphanumeric(int c) {
            return c < 128 && Character.isLetterOrDigit(c);
        }
    }
}

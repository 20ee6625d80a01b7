package io.openbroker.processor.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Says whether a regular expression has the same meaning in Java and in ECMA-262, which JSON schemas are written in and which
 * platforms may check with.
 */
final class PortableRegex {

    /** Syntax that one of the two does not support, or interprets differently, outside of character classes. */
    private static final List<Difference> OUTSIDE = List.of(
            new Difference("[*+?}]\\+", "a possessive quantifier, which ECMA-262 does not support"),
            new Difference(
                    "[*+?}][*{]",
                    "a quantifier after a quantifier, which ECMA-262 does not support; put a group around the first"),
            new Difference(
                    "\\(\\?(?![:=!]|<[=!]|<[A-Za-z])",
                    "an inline flag, a comment or an atomic group, which ECMA-262 does not support"));

    private static final List<Difference> ANYWHERE = List.of(
            new Difference("\\\\[bB]", "a word boundary, which changed in Java 19; write (?<!\\w) or (?!\\w)"),
            new Difference(
                    "\\\\[pP]",
                    "a Unicode class, which depends on the version of Unicode; list the characters, as in [A-Za-z]"),
            new Difference(
                    "\\\\[1-9k]",
                    "a back reference, which ECMA-262 interprets differently; repeat the content of the group"),
            new Difference("\\\\", "an escape that ECMA-262 interprets differently"),
            new Difference("\\[[^\\]]*&&", "an intersection of character classes, which ECMA-262 does not support"),
            new Difference("\\[\\^?\\]", "\"]\" at the start of a character class; write \\]"),
            new Difference("\\[[^\\]]*\\[", "\"[\" in a character class; write \\["));

    /** Escapes that mean the same, but for characters that are no letters and escaped in both. */
    private static final String SAME = "\\\\[^A-Za-z0-9]|\\\\u[0-9A-Fa-f]{4}|\\\\x[0-9A-Fa-f]{2}|\\\\[dDsSwWntrf]";

    private PortableRegex() {}

    private record Difference(Pattern pattern, String name) {
        Difference(String regexp, String name) {
            this(Pattern.compile(regexp), name);
        }

        boolean isIn(String regexp) {
            return pattern.matcher(regexp).find();
        }
    }

    /** Why one of ECMA-262 cannot be enforced in Java, where the runtime sees to blanks, dots, boundaries and ends; none if it can. */
    static Optional<String> problemOfEcma(String regexp) {
        return problem(regexp, SAME + "|\\\\[bB]");
    }

    /** Why there is nothing in ECMA-262 that says the same as one of Java; none if there is. */
    static Optional<String> problemOfJava(String regexp) {
        return problem(regexp, SAME + "|\\\\[AzZ]");
    }

    private static Optional<String> problem(String regexp, String same) {
        try {
            Pattern.compile(regexp);
        } catch (PatternSyntaxException e) {
            return Optional.of("a syntax error: " + e.getDescription());
        }
        // Escapes that mean the same are taken out, so that what they escape is not mistaken for syntax.
        String syntax = regexp.replaceAll(same, "_");
        String outside = syntax.replaceAll("\\[[^\\]]*\\]", "_");
        return Stream.concat(
                        ANYWHERE.stream().filter(difference -> difference.isIn(syntax)),
                        OUTSIDE.stream().filter(difference -> difference.isIn(outside)))
                .map(Difference::name)
                .findFirst();
    }
}

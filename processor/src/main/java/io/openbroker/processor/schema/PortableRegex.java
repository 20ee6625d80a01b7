package io.openbroker.processor.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Says whether a regular expression of Java means the same in ECMA-262, which JSON schemas are written in and which platforms
 * may check with.
 */
public final class PortableRegex {

    /** What one of the two does not know, or understands differently, outside of character classes. */
    private static final List<Difference> OUTSIDE = List.of(
            new Difference("[*+?}]\\+", "a possessive quantifier"),
            new Difference("\\(\\?(?![:=!]|<[=!]|<[A-Za-z])", "an inline flag, a comment or an atomic group"));

    private static final List<Difference> ANYWHERE = List.of(
            new Difference("\\\\", "an escape that is not the same in ECMA-262"),
            new Difference("&&", "an intersection of character classes"),
            new Difference("\\[\\^?\\]", "\"]\" at the start of a character class"),
            new Difference("\\[[^\\]]*\\[", "\"[\" in a character class"));

    private PortableRegex() {}

    private record Difference(Pattern pattern, String name) {
        Difference(String regexp, String name) {
            this(Pattern.compile(regexp), name);
        }

        boolean isIn(String regexp) {
            return pattern.matcher(regexp).find();
        }
    }

    /** Why it cannot be published; none if it can. */
    public static Optional<String> problem(String regexp) {
        try {
            Pattern.compile(regexp);
        } catch (PatternSyntaxException e) {
            return Optional.of("a mistake: " + e.getDescription());
        }
        // Escapes that mean the same are taken out, so that what they escape is not mistaken for syntax.
        String syntax = regexp.replaceAll("\\\\[^A-Za-z0-9]|\\\\[bBdDsSwWntrf]|\\\\u[0-9A-Fa-f]{4}", "_");
        String outside = syntax.replaceAll("\\[[^\\]]*\\]", "_");
        return Stream.concat(
                        ANYWHERE.stream().filter(difference -> difference.isIn(syntax)),
                        OUTSIDE.stream().filter(difference -> difference.isIn(outside)))
                .map(Difference::name)
                .findFirst();
    }
}

package io.openbroker.processor.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the regular expressions of a schema that the runtime cannot match in linear time, since RE2 knows no lookaheads and
 * lookbehinds, and that take quadratic or exponential time for some strings.
 */
public final class CostlyPatterns {

    /** Up to this length quadratic time is short. */
    private static final int SHORT = 1_000;

    private static final Pattern LOOKAROUND = Pattern.compile("\\(\\?<?[=!]");

    private static final Pattern UNBOUNDED = Pattern.compile("[*+]|\\{\\d+,\\}");

    /** What is one character in a match: classes and escapes, the latter without what follows as in a hexadecimal number. */
    private static final Pattern CHARACTER = Pattern.compile("\\\\.|\\[(?:\\\\.|[^\\]\\\\])*\\]", Pattern.DOTALL);

    private final List<Costly> found = new ArrayList<>();

    private CostlyPatterns() {}

    /**
     * An expression that can take long.
     *
     * @param regexp as the schema has it
     * @param remedy how to write it instead
     */
    public record Costly(String regexp, String remedy) {}

    /** Those in a JSON schema; none in what is not JSON. */
    public static List<Costly> in(String document) {
        CostlyPatterns patterns = new CostlyPatterns();
        if (LOOKAROUND.matcher(document).find()) {
            try {
                patterns.search(JsonMapper.shared().readTree(document), Long.MAX_VALUE);
            } catch (JacksonException e) {
                return List.of();
            }
        }
        return List.copyOf(patterns.found);
    }

    private void search(JsonNode schema, long longest) {
        JsonNode own = schema.path("maxLength");
        long length = Math.min(longest, own.canConvertToLong() ? own.asLong() : Long.MAX_VALUE);
        JsonNode pattern = schema.path("pattern");
        if (pattern.isString()) {
            check(pattern.asString(), length);
        }
        for (JsonNode part : schema.path("allOf")) {
            search(part, length);
        }
        schema.forEachEntry((keyword, value) -> {
            if (!keyword.equals("allOf")) {
                search(value, Long.MAX_VALUE);
            }
        });
        if (schema.isArray()) {
            schema.forEach(element -> search(element, Long.MAX_VALUE));
        }
    }

    private void check(String regexp, long longest) {
        String syntax = CHARACTER.matcher(regexp).replaceAll("_");
        if (!LOOKAROUND.matcher(syntax).find()) {
            return;
        }
        if (isAmbiguous(syntax)) {
            found.add(
                    new Costly(
                            regexp,
                            "Write it without lookaheads and lookbehinds, or repeat no group that repeats or chooses something itself"));
        } else if (longest > SHORT && UNBOUNDED.matcher(syntax).find()) {
            found.add(new Costly(
                    regexp,
                    "Write it without lookaheads and lookbehinds, or limit the length of the string with @Size(max = …) or"
                            + " \"maxLength\" to " + SHORT + " or less"));
        }
    }

    /** Whether a group is repeated that has repetitions or alternatives, so that one string may match in many ways. */
    private static boolean isAmbiguous(String syntax) {
        Deque<Boolean> outer = new ArrayDeque<>();
        boolean many = false;
        for (int i = 0; i < syntax.length(); i++) {
            switch (syntax.charAt(i)) {
                case '(' -> {
                    outer.push(many);
                    many = false;
                }
                case ')' -> {
                    if (many
                            && UNBOUNDED
                                    .matcher(syntax)
                                    .region(i + 1, syntax.length())
                                    .lookingAt()) {
                        return true;
                    }
                    many |= !outer.isEmpty() && outer.pop();
                }
                case '|' -> many = true;
                default ->
                    many |= UNBOUNDED.matcher(syntax).region(i, syntax.length()).lookingAt();
            }
        }
        return false;
    }
}

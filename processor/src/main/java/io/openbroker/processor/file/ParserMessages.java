package io.openbroker.processor.file;

import java.util.regex.Pattern;

/** Says what a parser found without what only programmers who use the parser can act on, and adds what most often helps. */
final class ParserMessages {

    /** Parts of parser messages to remove: its options, positions in its code, and character codes. */
    private static final Pattern OF_JACKSON = Pattern.compile(
            " \\((?:start marker at|for \\w+ starting at) .*|, from `[^`]*`|: enable `[^`]*` to allow| \\(not recognized as one [^)]*\\)| \\(code \\d+\\)",
            Pattern.DOTALL);

    private static final Pattern NO_BEGIN = Pattern.compile("found character '(.*)' that cannot start any token.*");

    private static final String INDENT = "; indent it like the lines around it";

    private ParserMessages() {}

    /** A message of Jackson in our words. */
    static String ofJackson(String problem) {
        return problem.startsWith("Invalid UTF-8")
                ? FileParser.NOT_UTF_8
                : OF_JACKSON
                        .matcher(problem)
                        .replaceAll("")
                        .replace(": maybe a (non-standard) comment?", ", and JSON has no comments");
    }

    /** A message of SnakeYAML in our words. */
    static String ofYaml(String problem) {
        if (problem.contains("(TAB)")) {
            return "a tab is used where YAML requires spaces";
        }
        if (problem.contains("MalformedInputException")) {
            return FileParser.NOT_UTF_8;
        }
        if (problem.contains("another document")) {
            return "a second document begins, but a catalog is a single document";
        }
        return switch (problem) {
            case "mapping values are not allowed here" -> problem + INDENT + ", or quote a text that contains \": \"";
            case "found unexpected end of stream" -> problem + "; a quotation mark or a bracket may not be closed";
            default ->
                problem.startsWith("expected <block end>")
                        ? problem + INDENT
                        : NO_BEGIN.matcher(problem).replaceFirst("a text that begins with $1 must be quoted");
        };
    }
}

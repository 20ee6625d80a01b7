package io.openbroker.processor.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes one token or line of a source, as a slip of the keyboard or of the memory does. */
final class SourceMutator {

    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|\\w+|[^\\s\\w]");

    /** What beginners write where something else belongs. */
    private static final List<String> STRAYS = List.of(
            "record",
            "enum",
            "interface",
            "private",
            "static",
            "abstract",
            "boolean",
            "int",
            "null",
            "true",
            "void",
            "0",
            "1.5",
            "\"\"",
            "String",
            "Object",
            "Missing",
            "java.util.Date",
            "class");

    private final String source;
    private final List<MatchResult> tokens;

    SourceMutator(String source) {
        this.source = source;
        this.tokens = tokens(source);
    }

    /**
     * A source with one mistake.
     *
     * @param description what was done to which line
     */
    record Mutant(String source, String description) {}

    private static List<MatchResult> tokens(String source) {
        List<MatchResult> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            if (!matcher.group().startsWith("//") && !matcher.group().startsWith("/*")) {
                found.add(matcher.toMatchResult());
            }
        }
        return List.copyOf(found);
    }

    Mutant mutate(Random random) {
        int index = random.nextInt(tokens.size() - 1);
        MatchResult token = tokens.get(index);
        MatchResult next = tokens.get(index + 1);
        String text = token.group();
        return switch (random.nextInt(9)) {
            case 0 -> replaced("deleted", token, "");
            case 1 -> replaced("doubled", token, text + " " + text);
            case 2 ->
                new Mutant(
                        source.substring(0, token.start())
                                + next.group()
                                + source.substring(token.end(), next.start())
                                + text
                                + source.substring(next.end()),
                        describe("swapped with " + next.group(), token));
            case 3 -> replaced("replaced by another token", token, any(random).group());
            case 4 ->
                replaced("replaced by what does not belong there", token, STRAYS.get(random.nextInt(STRAYS.size())));
            case 5 -> withoutLine(random);
            default -> misspelt(random);
        };
    }

    private MatchResult any(Random random) {
        return tokens.get(random.nextInt(tokens.size()));
    }

    /** Words are misspelt more often than anything else goes wrong. */
    private Mutant misspelt(Random random) {
        MatchResult token = any(random);
        while (!Character.isLetter(token.group().charAt(0)) || token.group().length() < 2) {
            token = any(random);
        }
        String word = token.group();
        int at = random.nextInt(word.length() - 1);
        String slip = switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            default -> word.substring(0, at) + word.charAt(at) + word.substring(at);
        };
        return replaced("misspelt as " + slip, token, slip);
    }

    private Mutant withoutLine(Random random) {
        List<String> lines = new ArrayList<>(source.lines().toList());
        List<Integer> imports = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("import ")) {
                imports.add(i);
            }
        }
        int line = imports.isEmpty() || random.nextBoolean()
                ? random.nextInt(lines.size())
                : imports.get(random.nextInt(imports.size()));
        String gone = lines.remove(line);
        return new Mutant(String.join("\n", lines) + "\n", "line " + (line + 1) + " deleted: " + gone.strip());
    }

    private Mutant replaced(String what, MatchResult token, String text) {
        return new Mutant(
                source.substring(0, token.start()) + text + source.substring(token.end()),
                describe(what, token) + (text.isEmpty() ? "" : ": " + text));
    }

    private String describe(String what, MatchResult token) {
        long line = source.substring(0, token.start()).lines().count();
        return "line %d: %s %s".formatted(line, token.group(), what);
    }
}

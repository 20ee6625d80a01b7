package io.openbroker.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the catalog, which may contain placeholders: <code>${NAME}</code>, or <code>${NAME:default}</code>. With <code>
 * $${</code> a text says <code>${</code> itself.
 */
public final class TemplateText {

    /** Compiled when there is something special, which most texts have none of. */
    private static final String SPECIAL =
            "(?<escape>\\$\\$\\{)|\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_.-]*)(:(?<initial>[^{}]*))?\\}"
                    + "|(?<broken>\\$\\{[^}]*\\}?)";

    /** A part of the text: a literal, or a placeholder with its default. */
    private record Part(String text, boolean placeholder, Optional<String> initial) {}

    private final List<Part> parts;
    private final Optional<String> broken;

    private TemplateText(List<Part> parts, Optional<String> broken) {
        this.parts = parts;
        this.broken = broken;
    }

    /**
     * Reads a text.
     *
     * @param text the text as it is written
     * @return the text, also if a placeholder in it is broken
     */
    public static TemplateText of(String text) {
        if (!text.contains("${")) {
            return new TemplateText(List.of(new Part(text, false, Optional.empty())), Optional.empty());
        }
        List<Part> parts = new ArrayList<>();
        Optional<String> broken = Optional.empty();
        Matcher matcher = Pattern.compile(SPECIAL).matcher(text);
        int from = 0;
        while (matcher.find()) {
            parts.add(new Part(text.substring(from, matcher.start()), false, Optional.empty()));
            String name = matcher.group("name");
            if (name != null) {
                parts.add(new Part(name, true, Optional.ofNullable(matcher.group("initial"))));
            } else {
                boolean escape = matcher.group("escape") != null;
                parts.add(new Part(escape ? "${" : matcher.group(), false, Optional.empty()));
                broken = escape ? broken : broken.or(() -> Optional.of(matcher.group()));
            }
            from = matcher.end();
        }
        parts.add(new Part(text.substring(from), false, Optional.empty()));
        return new TemplateText(parts, broken);
    }

    /**
     * Whether the text depends on values that are known only at start.
     *
     * @return whether there is a placeholder in it
     */
    public boolean hasPlaceholders() {
        for (Part part : parts) {
            if (part.placeholder()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The parts that look like placeholders but are not valid.
     *
     * @return the first such piece of the text
     */
    public Optional<String> broken() {
        return broken;
    }

    /**
     * The text as far as it is known without any value.
     *
     * @return the text with its defaults, unless a placeholder has none
     */
    public Optional<String> known() {
        for (Part part : parts) {
            if (part.placeholder() && part.initial().isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(resolve(name -> Optional.empty()));
    }

    /**
     * The placeholders that have neither a value nor a default.
     *
     * @param values finds the value of a placeholder
     * @return their names
     */
    public List<String> missing(Function<String, Optional<String>> values) {
        return parts.stream()
                .filter(Part::placeholder)
                .filter(part ->
                        part.initial().isEmpty() && values.apply(part.text()).isEmpty())
                .map(Part::text)
                .distinct()
                .toList();
    }

    /**
     * The text with values.
     *
     * @param values finds the value of a placeholder
     * @return the text, without placeholders that have neither a value nor a default
     */
    public String resolve(Function<String, Optional<String>> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    part.placeholder()
                            ? values.apply(part.text()).or(part::initial).orElse("")
                            : part.text());
        }
        return text.toString();
    }
}

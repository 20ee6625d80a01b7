package io.openbroker.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The words of a message: the problem and the remedy. In both, <code>{}</code> is replaced with an argument.
 *
 * @param finding what was found and what was expected, as a sentence
 * @param remedy what to do, as a sentence
 */
public record Wording(String finding, String remedy) {

    private static final String PLACE = "{}";

    /**
     * The text of a message.
     *
     * @param arguments what it names, in the order of its places
     * @return the finding and the remedy
     * @throws IllegalArgumentException if there are more or fewer arguments than places
     */
    public String message(List<String> arguments) {
        String template = finding + " " + remedy;
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (String argument : arguments) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("\"" + template + "\" takes fewer arguments than " + arguments);
            }
            text.append(template, from, place).append(argument);
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("\"" + template + "\" takes more arguments than " + arguments);
        }
        return text.append(template, from, template.length()).toString();
    }

    /**
     * The problem without arguments.
     *
     * @return the finding with an ellipsis for each place
     */
    public String summary() {
        return finding.replace(PLACE, "…");
    }

    /**
     * The name that begins a message, and under which the documentation describes it.
     *
     * @param code the constant for the message
     * @return such as {@code openbroker.BlankValue}
     */
    public static String fullName(Enum<?> code) {
        return Arrays.stream(code.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("", "openbroker.", ""));
    }
}

package io.openbroker.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Guesses which one of the known names a user meant. */
public final class NearestName {

    private NearestName() {}

    /** The known name with the fewest edits, if they are at most one, or one for each three characters of the given name. */
    public static Optional<String> find(String given, Collection<String> known) {
        return find(given, known, name -> name);
    }

    /**
     * The same, for names that are compared by a part only.
     *
     * @param stem the part of a name that is compared
     */
    public static Optional<String> find(String given, Collection<String> known, UnaryOperator<String> stem) {
        String part = stem.apply(given);
        int tolerance = Math.max(1, part.length() / 3);
        return known.stream()
                .filter(name -> distance(part, stem.apply(name)) <= tolerance)
                .min(Comparator.comparingInt((String name) -> distance(part, stem.apply(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A sentence that suggests the nearest name, with a blank before it; empty if none is near. */
    public static String hint(String given, Collection<String> known) {
        return find(given, known).map(NearestName::question).orElse("");
    }

    /** Suggests the first known name that differs in at most one character, ignoring case, hyphens and underscores. */
    public static String hintOfSameWord(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(letters(given), letters(name)) <= 1)
                .findFirst()
                .map(NearestName::question)
                .orElse("");
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    }

    private static String question(String name) {
        return " Did you mean \"" + name + "\"?";
    }

    /** How many characters must be inserted, left out or changed to make one name of the other. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

package io.openbroker.osb.internal.command;

import io.openbroker.osb.internal.output.VisibleText;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Helps with names that are unknown. */
final class Suggestion {

    private static final int SHOWN = 10;

    private Suggestion() {}

    /** Returns a sentence that names the closest known name, or else the known names. */
    static String of(String unknown, Collection<String> known) {
        if (known.isEmpty()) {
            return "There are none.";
        }
        String wanted = unknown.toLowerCase(Locale.ROOT);
        Optional<String> closest = known.stream()
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= Math.max(1, unknown.length() / 3))
                .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
        if (closest.isPresent()) {
            return "Did you mean \"" + VisibleText.of(closest.get()) + "\"?";
        }
        List<String> sorted = known.stream().sorted().map(VisibleText::of).toList();
        String names = sorted.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return "Use one of: " + names + (sorted.size() > SHOWN ? " and " + (sorted.size() - SHOWN) + " more." : ".");
    }

    /** The number of characters to add, remove or replace (Levenshtein). */
    static int distance(String one, String other) {
        int[] last = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] next = new int[other.length() + 1];
            next[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = last[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                next[column] = Math.min(replaced, Math.min(last[column], next[column - 1]) + 1);
            }
            last = next;
        }
        return last[other.length()];
    }
}

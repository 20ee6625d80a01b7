package io.openbroker.undertow;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
final class NearestName {

    private NearestName() {}

    /** The candidate that is fewest edits away, if they are few for its length; how the names are spelt does not matter. */
    static Optional<String> find(String name, Collection<String> candidates) {
        String stem = Spelling.stem(name);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(stem, Spelling.stem(candidate))))
                .filter(candidate -> {
                    String near = Spelling.stem(candidate);
                    return distance(stem, near) <= near.length() / 3;
                });
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

package io.openbroker.jdbc.kill.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a process has said that it keeps. Not for use by several threads. */
final class Acknowledged {

    static final long ABSENT = -1;

    private final Map<String, Long> kept = new HashMap<>();
    private final Map<String, Long> begun = new HashMap<>();
    private long commits;
    private long compared;

    long commits() {
        return commits;
    }

    long compared() {
        return compared;
    }

    /** Takes a line that a process has printed. */
    void hear(String line) {
        List<String> words = words(line);
        if (words.get(0).equals("begun")) {
            begun.put(words.get(1), Long.parseLong(words.get(2)));
        } else if (words.get(0).equals("kept")) {
            begun.remove(words.get(1));
            kept.put(words.get(1), Long.parseLong(words.get(2)));
            commits++;
        }
    }

    static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    /** How many rows are neither as they were acknowledged nor as a transaction would have made them that had no time to end. */
    long lost(Map<String, Long> found) {
        Set<String> ids = new TreeSet<>(kept.keySet());
        ids.addAll(found.keySet());
        ids.addAll(begun.keySet());
        long lost = 0;
        for (String id : ids) {
            compared++;
            long actual = found.getOrDefault(id, ABSENT);
            if (actual != kept.getOrDefault(id, ABSENT) && actual != begun.getOrDefault(id, Long.MIN_VALUE)) {
                lost++;
            }
        }
        return lost;
    }

    /** From here on what was found is what counts. */
    void restart(Map<String, Long> found) {
        kept.replaceAll((id, version) -> found.getOrDefault(id, ABSENT));
        kept.putAll(found);
        begun.clear();
    }
}

package io.openbroker.runtime.internal.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last lines of the audit log of this replica: at most {@value #MAX_LINES}, and {@value #MAX_BYTES} bytes. Safe for use by
 * many threads.
 */
public final class RecentLines {

    /** The maximum number of lines. */
    public static final int MAX_LINES = 10_000;

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String PLATFORM = "platform";
    private static final String INSTANCE = "instance_id";
    private static final String BINDING = "binding_id";
    private static final String OPERATION = "operation";
    private static final Set<String> IDS = Set.of(PLATFORM, INSTANCE, BINDING, OPERATION);

    private final InstantSource clock;
    private final Instant since;
    private final Deque<Line> lines = new ArrayDeque<>();
    private long bytes;

    /** @param clock the time of lines, which the logger adds to them in the log */
    public RecentLines(InstantSource clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /**
     * Selects lines; empty criteria match all.
     *
     * @param operation the id of an operation
     */
    public record Filter(
            Optional<String> platform,
            Optional<String> instance,
            Optional<String> binding,
            Optional<String> operation) {

        private boolean matches(Map<String, Object> line) {
            return is(platform, line.get(PLATFORM))
                    && is(instance, line.get(INSTANCE))
                    && is(binding, line.get(BINDING))
                    && is(operation, line.get(OPERATION));
        }

        private static boolean is(Optional<String> wanted, @Nullable Object value) {
            return wanted.isEmpty() || wanted.get().equals(value);
        }
    }

    /** The ids of a line, and the line itself in UTF-8, which takes much less memory than the object. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Line(Map<String, Object> ids, byte[] text) {

        /** Without what platforms have sent. */
        @Override
        public String toString() {
            return "Line of " + text.length + " bytes";
        }
    }

    void add(Map<String, Object> line, String text) {
        String timed = "{\"time\":\"" + clock.instant() + "\"," + text.substring(1);
        byte[] utf8 = timed.getBytes(StandardCharsets.UTF_8);
        Line kept = new Line(ids(line), utf8);
        synchronized (lines) {
            lines.addFirst(kept);
            bytes += utf8.length;
            while (lines.size() > MAX_LINES || bytes > MAX_BYTES) {
                bytes -= lines.removeLast().text().length;
            }
        }
    }

    private static Map<String, Object> ids(Map<String, Object> line) {
        Map<String, Object> ids = new HashMap<>();
        IDS.forEach(name -> Optional.ofNullable(line.get(name)).ifPresent(id -> ids.put(name, id)));
        return Map.copyOf(ids);
    }

    /** The time from which on lines are kept, unless they were dropped because there are too many. */
    public Instant since() {
        return since;
    }

    /**
     * The lines as JSON objects, the newest first.
     *
     * @param most the maximum number
     */
    public List<String> find(Filter filter, int most) {
        List<Line> found = new ArrayList<>();
        synchronized (lines) {
            Iterator<Line> all = lines.iterator();
            while (all.hasNext() && found.size() < most) {
                Line line = all.next();
                if (filter.matches(line.ids())) {
                    found.add(line);
                }
            }
        }
        return found.stream()
                .map(line -> new String(line.text(), StandardCharsets.UTF_8))
                .toList();
    }
}

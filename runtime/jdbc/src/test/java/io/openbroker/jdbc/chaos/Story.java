package io.openbroker.jdbc.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What happened, and when. Safe for use by many threads. */
final class Story {

    /** How long before the first request a fault may have begun that matters. */
    private static final Duration BEFORE = Duration.ofSeconds(35);

    private static final int LONG_MILLIS = 500;
    private static final String FAULT = "";

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    /**
     * Something that happened.
     *
     * @param ending how it ended; events that differ in nothing else but their time are told once
     */
    private record Event(Instant at, String instance, String text, String ending) {

        /** Whether an earlier event with the same text said all. */
        boolean repeats(Event earlier) {
            return !ending.isEmpty() && ending.equals(earlier.ending);
        }
    }

    /**
     * Adds an exchange.
     *
     * @param start when it began, in nanoseconds
     */
    void request(String instance, String request, String response, long start) {
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        String time = millis > LONG_MILLIS ? ", after " + millis + " ms" : "";
        events.add(new Event(Instant.now(), instance, request, " received " + response + time));
    }

    void fault(String text) {
        events.add(new Event(Instant.now(), FAULT, "FAULT " + text, ""));
    }

    /** The story of a service instance and its bindings: requests, calls of handlers, and the faults meanwhile. */
    String of(String instance, List<Ledger.Call> calls) {
        List<Event> own = new ArrayList<>(calls.stream()
                .map(call -> new Event(call.at(), instance, call.text(), ""))
                .toList());
        events.stream().filter(event -> event.instance().equals(instance)).forEach(own::add);
        Instant first =
                own.stream().map(Event::at).min(Comparator.naturalOrder()).orElse(Instant.MAX);
        Instant last =
                own.stream().map(Event::at).max(Comparator.naturalOrder()).orElse(Instant.MIN);
        Stream<Event> faults = events.stream()
                .filter(event -> event.instance().equals(FAULT))
                .filter(event ->
                        event.at().isAfter(first.minus(BEFORE)) && event.at().isBefore(last));
        StringBuilder text = new StringBuilder();
        Map<String, Event> told = new HashMap<>();
        Stream.concat(own.stream(), faults)
                .sorted(Comparator.comparing(Event::at))
                .forEach(event -> {
                    Event earlier = told.put(event.text(), event);
                    if (earlier == null || !event.repeats(earlier)) {
                        text.append("  ")
                                .append(event.at())
                                .append(' ')
                                .append(event.text())
                                .append(event.ending())
                                .append('\n');
                    }
                });
        return text.toString();
    }
}

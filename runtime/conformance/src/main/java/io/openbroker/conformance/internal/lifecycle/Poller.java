package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.client.http.ClientTime;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OperationRecord.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Polls operations until they end. Safe for use by many threads. */
public final class Poller {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** So many polls in a row may go wrong, as networks and brokers do. */
    private static final int FAILURES = 5;

    private static final int AGAIN = 10;
    /** So many polls are kept: the first ones and the last one. */
    private static final int KEPT = 50;

    private final ClientTime time;
    private final Supplier<Duration> deadline;
    private final Consumer<String> activity;
    private final Set<String> unfinished = ConcurrentHashMap.newKeySet();

    /**
     * Creates a poller.
     *
     * @param deadline returns the longest time for an operation that begins now
     * @param activity receives sentences about operations that take time
     */
    public Poller(ClientTime time, Supplier<Duration> deadline, Consumer<String> activity) {
        this.time = time;
        this.deadline = deadline;
        this.activity = activity;
    }

    /**
     * An operation that is to be sent and awaited.
     *
     * @param title the words for messages: {@code provisioning of queue/small}
     * @param request the request that begins it
     * @param polling the request that polls it, without an operation string
     * @param deletes whether 410 means that it succeeded
     * @param maximumPolling the longest time that the catalog allows
     */
    public record Operation(
            String title, OsbRequest request, OsbRequest polling, boolean deletes, Optional<Duration> maximumPolling) {}

    /**
     * Sends the request of an operation and waits for its end.
     *
     * @param accepted is called after a 202, before the first poll
     */
    public OperationRecord run(Sender sender, Operation operation, Consumer<ResponseView> accepted) {
        ResponseView response = sender.send(operation.request());
        if (!response.responded()) {
            return record(operation, response, End.ERROR, "there was no response.");
        }
        int status = response.status();
        if (status == 202) {
            accepted.accept(response);
            return await(sender, operation, response);
        }
        if (status == 200 || status == 201 || (operation.deletes() && status == 410)) {
            return record(operation, response, End.SUCCEEDED, "");
        }
        return record(
                operation,
                response,
                status / 100 == 5 ? End.ERROR : End.REJECTED,
                "the broker responded with " + described(response) + ".");
    }

    /** Waits for the end of an operation that was accepted with 202. */
    public OperationRecord await(Sender sender, Operation operation, ResponseView response) {
        long begin = time.nanos();
        Duration limit = limit(operation);
        String name = response.json().get("operation").text();
        OsbRequest polling =
                name.isEmpty() ? operation.polling() : operation.polling().query("operation", name);
        List<ResponseView> polls = new ArrayList<>();
        Duration interval = FIRST;
        int failures = 0;
        while (true) {
            Duration left = limit.minus(Durations.since(time, begin));
            if (left.isNegative() || left.isZero()) {
                unfinished.add(operation.title());
                return new OperationRecord(
                        operation.request(),
                        response,
                        polls,
                        End.UNFINISHED,
                        "it did not end within " + Durations.text(limit) + ".");
            }
            Duration wait = retryAfter(polls.isEmpty() ? response : polls.get(polls.size() - 1))
                    .orElse(interval);
            if (!pause(wait.compareTo(left) < 0 ? wait : left)) {
                return new OperationRecord(operation.request(), response, polls, End.UNFINISHED, "the run was ended.");
            }
            interval = Durations.shorter(interval.multipliedBy(3).dividedBy(2), LONGEST);
            ResponseView poll = sender.send(polling);
            add(polls, poll);
            Optional<OperationRecord> end = end(operation, response, polls, poll);
            if (end.isPresent()) {
                return end.get();
            }
            failures = poll.responded() && poll.status() == 200 ? 0 : failures + 1;
            if (failures > FAILURES) {
                return new OperationRecord(
                        operation.request(),
                        response,
                        polls,
                        End.UNREADABLE,
                        "polls got "
                                + (poll.responded() ? described(poll) : "no response")
                                + " " + failures + " times in a row.");
            }
            activity.accept("Waiting for the " + operation.title() + progress(poll));
        }
    }

    /** Operations of a kind that did not end before are not awaited as long again: a run has many of them. */
    private Duration limit(Operation operation) {
        Duration longest = deadline.get();
        Duration limit = operation
                .maximumPolling()
                .map(maximum -> Durations.shorter(maximum, longest))
                .orElse(longest);
        return unfinished.contains(operation.title()) ? limit.dividedBy(AGAIN) : limit;
    }

    private static Optional<OperationRecord> end(
            Operation operation, ResponseView response, List<ResponseView> polls, ResponseView poll) {
        if (!poll.responded()) {
            return Optional.empty();
        }
        if (poll.status() == 410) {
            return Optional.of(
                    operation.deletes()
                            ? new OperationRecord(operation.request(), response, polls, End.SUCCEEDED, "")
                            : new OperationRecord(
                                    operation.request(),
                                    response,
                                    polls,
                                    End.UNREADABLE,
                                    "a poll got 410, which is defined for deletions only."));
        }
        if (poll.status() != 200) {
            return Optional.empty();
        }
        String state = poll.json().get("state").text();
        return switch (state) {
            case "succeeded" ->
                Optional.of(new OperationRecord(operation.request(), response, polls, End.SUCCEEDED, ""));
            case "failed" ->
                Optional.of(new OperationRecord(
                        operation.request(),
                        response,
                        polls,
                        End.FAILED,
                        "the operation failed" + description(poll) + "."));
            case "in progress" -> Optional.empty();
            default ->
                Optional.of(new OperationRecord(
                        operation.request(),
                        response,
                        polls,
                        End.UNREADABLE,
                        "a poll got the state " + poll.json().get("state").shown() + "."));
        };
    }

    private static String description(ResponseView poll) {
        String description = poll.json().get("description").text();
        return description.isEmpty() ? "" : " (\"" + description + "\")";
    }

    private static String progress(ResponseView poll) {
        String description = poll.responded() ? poll.json().get("description").text() : "";
        return description.isEmpty() ? "" : " (" + description + ")";
    }

    /** Returns status and error of a response for messages: {@code 422 AsyncRequired}. */
    public static String described(ResponseView response) {
        String error = response.json().get("error").text();
        String description = response.json().get("description").text();
        return response.status()
                + (error.isEmpty() ? "" : " " + error)
                + (description.isEmpty() ? "" : " (\"" + description + "\")");
    }

    private static void add(List<ResponseView> polls, ResponseView poll) {
        if (polls.size() == KEPT) {
            polls.remove(KEPT - 1);
        }
        polls.add(poll);
    }

    private static Optional<Duration> retryAfter(ResponseView response) {
        if (!response.responded()) {
            return Optional.empty();
        }
        return response.header("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .filter(wait -> !wait.isZero());
    }

    private boolean pause(Duration duration) {
        try {
            time.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static OperationRecord record(Operation operation, ResponseView response, End end, String reason) {
        return new OperationRecord(operation.request(), response, List.of(), end, reason);
    }
}

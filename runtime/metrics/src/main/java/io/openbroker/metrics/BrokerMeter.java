package io.openbroker.metrics;

import java.util.List;

/** Lists all meters; a test compares them with the table in {@code docs/operations.md}. */
enum BrokerMeter {
    REQUESTS(
            "openbroker.requests",
            Kind.TIMER,
            "requests from platforms, from request head to response",
            "operation",
            "outcome",
            "status"),
    OPERATIONS(
            "openbroker.operations",
            Kind.TIMER,
            "operations from acceptance to completion, including waiting times",
            "operation",
            "state"),
    REQUESTS_RUNNING("openbroker.requests.running", Kind.GAUGE, "running requests"),
    REQUESTS_WAITING(
            "openbroker.requests.waiting",
            Kind.GAUGE,
            "running requests that wait for a place of OPENBROKER_AWAITED_OPERATIONS"),
    OPERATIONS_RUNNING("openbroker.operations.running", Kind.GAUGE, "running operations"),
    OPERATIONS_AWAITED(
            "openbroker.operations.awaited",
            Kind.GAUGE,
            "running operations that have a place of OPENBROKER_AWAITED_OPERATIONS"),
    OPERATIONS_QUEUED(
            "openbroker.operations.queued",
            Kind.GAUGE,
            "operations that are due and wait to run in the background, in all replicas together, up to"
                    + " OPENBROKER_QUEUED_OPERATIONS; NaN if the state does not answer within a second"),
    CLOCK_DIFFERENCE(
            "openbroker.clock.difference",
            Kind.GAUGE,
            "seconds by which the clock of the machine is ahead of the database's; 0 without a database server");

    private final String title;
    private final Kind kind;
    private final String meaning;
    // Unmodifiable, but Error Prone cannot see that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> labels;

    BrokerMeter(String title, Kind kind, String meaning, String... labels) {
        this.title = title;
        this.kind = kind;
        this.meaning = meaning;
        this.labels = List.of(labels);
    }

    /** The types of meters. */
    enum Kind {
        TIMER,
        GAUGE
    }

    /** Returns the name in the notation of Micrometer. */
    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    String meaning() {
        return meaning;
    }

    List<String> labels() {
        return labels;
    }
}

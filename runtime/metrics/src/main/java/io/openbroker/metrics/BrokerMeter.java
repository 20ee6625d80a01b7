package io.openbroker.metrics;

import java.util.List;

/** All meters there are; {@code docs/operations.md} has the same table, and a test compares the two. */
enum BrokerMeter {
    REQUESTS(
            "openbroker.requests",
            Kind.TIMER,
            "requests from platforms, from their heads to their answers",
            "operation",
            "outcome",
            "status"),
    OPERATIONS(
            "openbroker.operations",
            Kind.TIMER,
            "operations, from their claim to their end, with all that they waited",
            "operation",
            "state"),
    REQUESTS_RUNNING("openbroker.requests.running", Kind.GAUGE, "requests that are being carried out"),
    REQUESTS_WAITING(
            "openbroker.requests.waiting",
            Kind.GAUGE,
            "those of them that wait for one of the places of OPENBROKER_AWAITED_OPERATIONS"),
    OPERATIONS_RUNNING("openbroker.operations.running", Kind.GAUGE, "operations that are being carried out"),
    OPERATIONS_AWAITED(
            "openbroker.operations.awaited",
            Kind.GAUGE,
            "those of them that have one of the places of OPENBROKER_AWAITED_OPERATIONS"),
    OPERATIONS_QUEUED(
            "openbroker.operations.queued",
            Kind.GAUGE,
            "operations that are due and wait for the background, in all replicas together, up to"
                    + " OPENBROKER_QUEUED_OPERATIONS; NaN if the state does not answer within a second");

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

    /** What a meter measures. */
    enum Kind {
        TIMER,
        GAUGE
    }

    /** The name, as Micrometer spells it. */
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

package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.client.http.NoResponse;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.ResponseView;

/** The responses to a hostile request that are fine. */
enum Expectation {
    /** The request is malformed. */
    STATUS_400("400", false),
    /** The request cannot be carried out. */
    REJECTION("a 4xx status", false),
    /** The request may be carried out. */
    NO_SERVER_ERROR("a status below 500", false),
    /** The request may be beyond what the server in front of the broker reads; it cannot be carried out. */
    REJECTION_OR_CLOSE("a 4xx status, 501 or 505, or that the connection is closed", true),
    /** The request may be beyond what the server in front of the broker reads, and may be carried out. */
    NO_SERVER_ERROR_OR_CLOSE("a status below 500, 501 or 505, or that the connection is closed", true);

    private final String title;
    private final boolean mayClose;

    Expectation(String title, boolean mayClose) {
        this.title = title;
        this.mayClose = mayClose;
    }

    /** Returns whether the broker itself has to respond, and not only the server in front of it. */
    boolean isOfBroker() {
        return !mayClose;
    }

    /** Notes a finding if the response is none of those that are fine. */
    void judge(Probe probe, HostileRequest request, ResponseView response) {
        if (response.exchange().outcome() instanceof NoResponse none && isAboutRequest(none)) {
            probe.expect(
                    mayClose && none.reason() != NoResponse.Reason.TIMEOUT,
                    request.title() + " got no response: " + none.description() + " Expected: " + title + ".",
                    response);
            return;
        }
        int status = response.status();
        boolean isFine = switch (this) {
            case STATUS_400 -> status == 400;
            case REJECTION -> status / 100 == 4;
            case NO_SERVER_ERROR -> status < 500;
            case REJECTION_OR_CLOSE -> status / 100 == 4 || status == 501 || status == 505;
            case NO_SERVER_ERROR_OR_CLOSE -> status < 500 || status == 501 || status == 505;
        };
        probe.expect(isFine, request.title() + " got " + status + ". Expected: " + title + ".", response);
    }

    private static boolean isAboutRequest(NoResponse none) {
        return switch (none.reason()) {
            case CLOSED, NOT_HTTP, TIMEOUT -> true;
            case UNKNOWN_HOST, REFUSED, TLS_FAILED, NOT_SENT, CANCELLED -> false;
        };
    }
}

package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request with the polls that followed it.
 *
 * @param request the request as it was meant
 * @param response the response to it
 * @param polls the responses of {@code last_operation}, if the response was 202
 * @param end how the operation ended
 * @param endReason a sentence that says why, unless it succeeded
 */
public record OperationRecord(
        OsbRequest request, ResponseView response, List<ResponseView> polls, End end, String endReason) {

    /** How an operation ends. */
    public enum End {
        /** With 200, 201, or {@code succeeded}; a deletion also with 410. */
        SUCCEEDED,
        /** With {@code failed}. */
        FAILED,
        /** The response was a 4xx, or another status that begins nothing. */
        REJECTED,
        /** The response was a 5xx, or there was none. */
        ERROR,
        /** The operation did not end in time. */
        UNFINISHED,
        /** Polls got responses from which its end cannot be learned. */
        UNREADABLE
    }

    /** Copies the list. */
    public OperationRecord {
        polls = List.copyOf(polls);
    }

    /** Returns whether the broker accepted the request with 202. */
    public boolean asynchronous() {
        return response.responded() && response.status() == 202;
    }

    /** Returns whether the operation succeeded. */
    public boolean succeeded() {
        return end == End.SUCCEEDED;
    }

    /** Returns whether the broker demands {@code accepts_incomplete=true}. */
    public boolean requiresAsync() {
        return response.isError(422, "AsyncRequired");
    }

    /** Returns the operation string of the response. */
    public Optional<String> operation() {
        return response.responded()
                ? Optional.of(response.json().get("operation").text()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** Returns all exchanges, as evidence. */
    public Exchange[] evidence() {
        return Stream.concat(Stream.of(response), polls.stream())
                .map(ResponseView::exchange)
                .toArray(Exchange[]::new);
    }
}

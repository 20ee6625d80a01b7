package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.ChangeResult;
import io.openbroker.runtime.internal.request.JsonBodyReader;
import io.openbroker.runtime.internal.request.Malformed;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;
import java.util.Map;
import java.util.Set;

/** Shows one operation, and changes it. */
public record OperationRequests(BrokerAdmin broker, JsonBodyReader bodies) implements AdminRequests {

    static final String OPERATION_ID = "operation_id";
    private static final int MAX_DESCRIPTION = 1_000;
    private static final String DESCRIPTION = "description";

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(
                AdminOperation.FETCH_OPERATION,
                request -> {
                    AdminQuery.checkEmpty(request.query());
                    return RequestedCommand.complete(() -> fetch(request.id(OPERATION_ID)));
                },
                AdminOperation.RETRY_OPERATION,
                request -> RequestedCommand.withBody(body -> () -> change(broker.retry(request.id(OPERATION_ID)))),
                AdminOperation.FAIL_OPERATION,
                request -> RequestedCommand.withBody(body -> {
                    String description = description(body);
                    return () -> change(broker.fail(request.id(OPERATION_ID), description));
                }));
    }

    private Response fetch(String id) {
        return broker.operation(id)
                .map(operation -> JsonResponse.of(Outcome.OPERATION_FETCHED, AdminJson.operation(operation)))
                .orElseThrow(OperationRequests::unknown);
    }

    private static Response change(ChangeResult result) {
        return ChangeResponses.of(result, Outcome.OPERATION_CHANGED, AdminPort.OPERATION_UNKNOWN);
    }

    private String description(byte[] body) {
        Map<String, Object> json = bodies.read(body);
        if (json.keySet().equals(Set.of(DESCRIPTION))
                && json.get(DESCRIPTION) instanceof String text
                && !text.isBlank()
                && text.length() <= MAX_DESCRIPTION) {
            return text;
        }
        throw Malformed.because("The request body is not supported. Send {\"description\": \"why it failed, for the"
                + " platform's users\"} with 1 to " + MAX_DESCRIPTION + " characters and nothing else.");
    }

    private static Rejection unknown() {
        return Rejection.of(Outcome.NOT_FOUND, AdminPort.OPERATION_UNKNOWN);
    }
}

package io.openbroker.runtime.internal.admin;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.internal.request.JsonBodyReader;
import io.openbroker.runtime.internal.request.Malformed;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Requests of admins who have done by hand what the broker was to do, or who delete what platforms do not delete. Safe for use by
 * many threads.
 */
public record InterventionRequests(BrokerAdmin broker, JsonBodyReader bodies) implements AdminRequests {

    private static final String RESULT = "result";
    private static final String DESCRIPTION = "description";
    private static final String PLATFORM = "platform";
    private static final int MAX_DESCRIPTION = 1_000;

    @Override
    public Map<AdminOperation, Reader> readers() {
        Reader delete = request -> delete(request.route(), request.identity());
        return Map.of(
                AdminOperation.SUCCEED_OPERATION,
                request -> succeed(request.id(OperationRequests.OPERATION_ID)),
                AdminOperation.DELETE_INSTANCE,
                delete,
                AdminOperation.DELETE_BINDING,
                delete);
    }

    /** Succeeds an operation with a result. */
    private RequestedCommand<Supplier<Response>> succeed(String operationId) {
        return RequestedCommand.withBody(body -> {
            Map<String, Object> json = bodies.read(body);
            Optional<String> description = description(json);
            Map<String, Object> result = result(json);
            return () -> succeed(operationId, result, description);
        });
    }

    private Response succeed(String operationId, Map<String, Object> result, Optional<String> description) {
        try {
            return ChangeResponses.of(
                    broker.succeed(operationId, result, description),
                    Outcome.OPERATION_CHANGED,
                    AdminPort.OPERATION_UNKNOWN);
        } catch (IllegalArgumentException wrong) {
            throw Malformed.because(Objects.requireNonNullElse(wrong.getMessage(), "result is not supported."));
        }
    }

    // The names of a JSON object are strings.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> result(Map<String, Object> json) {
        if (Set.of(RESULT, DESCRIPTION).containsAll(json.keySet()) && json.get(RESULT) instanceof Map<?, ?> result) {
            return (Map<String, Object>) result;
        }
        throw Malformed.because("The request body is not supported. Send {\"result\": {…}} with what the platform is to"
                + " receive, {\"result\": {}} if that is nothing, and a \"description\" if you like.");
    }

    private static Optional<String> description(Map<String, Object> json) {
        if (!json.containsKey(DESCRIPTION)) {
            return Optional.empty();
        }
        if (json.get(DESCRIPTION) instanceof String text && !text.isBlank() && text.length() <= MAX_DESCRIPTION) {
            return Optional.of(text);
        }
        throw Malformed.because("description is not supported. Send a string of 1 to " + MAX_DESCRIPTION
                + " characters, or leave it out.");
    }

    /** Deletes a service instance or binding. */
    private RequestedCommand<Supplier<Response>> delete(Route<AdminOperation> route, RequestIdentity identity) {
        return RequestedCommand.withBody(body -> {
            InstanceKey instance = new InstanceKey(platform(bodies.read(body)), route.instanceId());
            Optional<String> bindingId = Optional.of(route.bindingId()).filter(id -> !id.isEmpty());
            ResourceKey key = ResourceKey.of(instance, bindingId);
            return () -> ChangeResponses.of(
                    broker.delete(key, identity),
                    Outcome.DELETION_STARTED,
                    "The broker has no " + key.described() + " of platform \"" + instance.platform() + "\".");
        });
    }

    private static String platform(Map<String, Object> json) {
        if (json.keySet().equals(Set.of(PLATFORM)) && json.get(PLATFORM) instanceof String name && !name.isBlank()) {
            return name;
        }
        throw Malformed.because(
                "The request body is not supported. Send {\"platform\": \"the name of the platform, such as"
                        + " default\"}.");
    }
}

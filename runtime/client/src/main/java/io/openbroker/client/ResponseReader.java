package io.openbroker.client;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.NoResponse;
import io.openbroker.model.OsbOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads responses. Whatever a broker sends becomes a result. */
final class ResponseReader {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NOT_MODIFIED = 304;
    private static final int FIRST_ERROR = 400;
    private static final int GONE = 410;
    private static final int LONGEST_OPERATION = 10_000;
    private static final int DEEPEST = 200;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a response.
     *
     * @param acceptsIncomplete whether the request permitted an asynchronous operation
     * @param value reads the body of a complete operation; empty if something mandatory is missing, which it has noted
     */
    <T> ClientResult<T> read(
            OsbOperation operation,
            boolean acceptsIncomplete,
            Exchange exchange,
            Function<JsonReader, Optional<T>> value) {
        Optional<BrokerHttpResponse> received = exchange.response();
        if (received.isEmpty()) {
            return new ClientResult.Unreachable<>((NoResponse) exchange.outcome(), exchange);
        }
        BrokerHttpResponse response = received.get();
        List<SpecViolation> violations = new ArrayList<>();
        if (response.status() >= FIRST_ERROR && !(response.status() == GONE && isGone(operation))) {
            return failed(response, exchange, violations);
        }
        Optional<ObjectNode> body = body(response, violations);
        if (response.status() == GONE) {
            return new ClientResult.Gone<>(exchange, List.copyOf(violations));
        }
        if (!isExpected(operation, response.status())) {
            violations.add(0, new SpecViolation("", unexpected(operation, response.status())));
            return new ClientResult.Malformed<>(response.status(), exchange, List.copyOf(violations));
        }
        if (response.status() == ACCEPTED) {
            if (!acceptsIncomplete) {
                violations.add(new SpecViolation(
                        "",
                        "The status is 202 though the request has no accepts_incomplete=true; 422 AsyncRequired is"
                                + " expected."));
            }
            StartedOperation started = started(reader(body, violations), response, exchange);
            return new ClientResult.Started<>(started, exchange, List.copyOf(violations));
        }
        Optional<T> result = body.flatMap(object -> value.apply(JsonReader.of(json, object, violations)));
        return result.isPresent()
                ? new ClientResult.Done<>(result.get(), response.status() == CREATED, exchange, List.copyOf(violations))
                : new ClientResult.Malformed<>(response.status(), exchange, List.copyOf(violations));
    }

    private <T> ClientResult<T> failed(BrokerHttpResponse response, Exchange exchange, List<SpecViolation> violations) {
        Optional<ObjectNode> body = body(response, violations);
        JsonReader reader = reader(body, violations);
        BrokerError error = new BrokerError(
                notEmpty(reader, "error"),
                notEmpty(reader, "description"),
                reader.bool("instance_usable"),
                reader.bool("update_repeatable"));
        return new ClientResult.Failed<>(
                response.status(), error, RetryAfter.of(response, exchange), exchange, List.copyOf(violations));
    }

    private static Optional<String> notEmpty(JsonReader reader, String name) {
        Optional<String> value = reader.string(name);
        if (value.filter(String::isEmpty).isPresent()) {
            reader.note(name, name + " is empty; a string that is not empty is expected.");
        }
        return value.filter(text -> !text.isEmpty());
    }

    private StartedOperation started(JsonReader body, BrokerHttpResponse response, Exchange exchange) {
        Optional<String> operation = body.string("operation");
        if (operation.filter(id -> id.length() > LONGEST_OPERATION).isPresent()) {
            body.note(
                    "operation",
                    "operation has " + operation.orElse("").length() + " characters; at most " + LONGEST_OPERATION
                            + " are expected.");
        }
        return new StartedOperation(operation, body.string("dashboard_url"), RetryAfter.of(response, exchange));
    }

    private JsonReader reader(Optional<ObjectNode> body, List<SpecViolation> violations) {
        return JsonReader.of(json, body.orElseGet(JsonNodeFactory.instance::objectNode), violations);
    }

    private Optional<ObjectNode> body(BrokerHttpResponse response, List<SpecViolation> violations) {
        Optional<String> type = response.header("Content-Type");
        if (type.filter(value -> value.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .isEmpty()) {
            violations.add(new SpecViolation(
                    "",
                    "The Content-Type is "
                            + type.map(value -> "\"" + value + "\"").orElse("missing")
                            + "; application/json is expected."));
        }
        if (response.isTruncated()) {
            violations.add(new SpecViolation(
                    "", "The body has more than the " + response.body().length + " bytes that the client reads."));
            return Optional.empty();
        }
        try {
            JsonNode node = json.readTree(response.body());
            if (node instanceof ObjectNode object) {
                return Optional.of(object);
            }
            violations.add(new SpecViolation(
                    "",
                    node.isMissingNode()
                            ? "The body is empty; a JSON object is expected."
                            : "The body is not a JSON object; a JSON object is expected."));
        } catch (JacksonException e) {
            violations.add(new SpecViolation(
                    "", "The body is not JSON (" + e.getOriginalMessage() + "); a JSON object is expected."));
        }
        return Optional.empty();
    }

    private static boolean isGone(OsbOperation operation) {
        return operation.deletes()
                || operation == OsbOperation.LAST_OPERATION
                || operation == OsbOperation.LAST_BINDING_OPERATION;
    }

    private static boolean isExpected(OsbOperation operation, int status) {
        return statuses(operation).contains(status);
    }

    private static List<Integer> statuses(OsbOperation operation) {
        return switch (operation) {
            case PROVISION, BIND -> List.of(OK, CREATED, ACCEPTED);
            case UPDATE, DEPROVISION, UNBIND -> List.of(OK, ACCEPTED);
            case CATALOG, FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION, LAST_BINDING_OPERATION -> List.of(OK);
        };
    }

    private static String unexpected(OsbOperation operation, int status) {
        String what = status == NOT_MODIFIED ? "304, though nothing was said to be known" : Integer.toString(status);
        return "The status is " + what + "; one of " + statuses(operation)
                + " is expected for a request that succeeds.";
    }
}

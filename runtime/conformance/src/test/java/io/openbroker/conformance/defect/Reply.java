package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The response of the correct broker, on its way to become an incorrect one. */
record Reply(int status, List<Header> headers, String body) {

    static final JsonMapper JSON = JsonMapper.shared();

    static Reply of(BrokerHttpResponse response) {
        return new Reply(response.status(), response.headers(), response.text());
    }

    /** Returns a response with a body in JSON. */
    static Reply json(int status, String body) {
        return new Reply(status, List.of(new Header("Content-Type", "application/json")), body);
    }

    BrokerHttpResponse response() {
        return new BrokerHttpResponse(status, headers, body.getBytes(StandardCharsets.UTF_8), false);
    }

    boolean is(int... statuses) {
        return Arrays.stream(statuses).anyMatch(value -> value == status);
    }

    boolean isError() {
        return status >= 400;
    }

    /** Changes the response if it has a status. */
    Reply on(int expected, UnaryOperator<Reply> change) {
        return status == expected ? change.apply(this) : this;
    }

    /** Changes the response if it is an error. */
    Reply onError(UnaryOperator<Reply> change) {
        return isError() ? change.apply(this) : this;
    }

    Reply status(int value) {
        return new Reply(value, headers, body);
    }

    Reply body(String value) {
        return new Reply(status, headers, value);
    }

    /** Replaces status and body; the other headers, such as the request identity, stay. */
    Reply with(int newStatus, String newBody) {
        return new Reply(newStatus, headers, newBody).type("application/json");
    }

    Reply html() {
        return body("<html><body><h1>Error</h1></body></html>").type("text/html");
    }

    Reply type(String value) {
        return without("Content-Type").header("Content-Type", value);
    }

    Reply header(String name, String value) {
        return new Reply(
                status,
                Stream.concat(headers.stream(), Stream.of(new Header(name, value)))
                        .toList(),
                body);
    }

    Reply without(String header) {
        return new Reply(
                status, headers.stream().filter(each -> !each.isNamed(header)).toList(), body);
    }

    /** Changes the body if it is a JSON object. */
    Reply json(Consumer<ObjectNode> change) {
        if (node(body) instanceof ObjectNode object) {
            change.accept(object);
            return body(JSON.writeValueAsString(object));
        }
        return this;
    }

    /** Returns JSON; a missing node if it is none. */
    static JsonNode node(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}

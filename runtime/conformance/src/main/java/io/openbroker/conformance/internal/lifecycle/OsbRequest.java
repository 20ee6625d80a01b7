package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request of the specification that can be bent: query parameters and members of the body are replaced or removed one by one.
 * Immutable; bodies are copied.
 */
public final class OsbRequest {

    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Optional<ObjectNode> body;
    private final List<Header> headers;

    private OsbRequest(
            String method, String path, Map<String, String> query, Optional<ObjectNode> body, List<Header> headers) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        this.headers = headers;
    }

    /** Returns a request without a body. The path is percent-encoded already. */
    public static OsbRequest of(String method, String path) {
        return new OsbRequest(method, path, Map.of(), Optional.empty(), List.of());
    }

    /** Returns a request for the catalog. */
    public static OsbRequest catalog() {
        return of("GET", "/v2/catalog");
    }

    /** Returns the request with another method. */
    public OsbRequest method(String other) {
        return new OsbRequest(other, path, query, body, headers);
    }

    /** Returns the method. */
    public String method() {
        return method;
    }

    /** Returns the request with another path, percent-encoded already. */
    public OsbRequest path(String other) {
        return new OsbRequest(method, other, query, body, headers);
    }

    /** Returns the path. */
    public String path() {
        return path;
    }

    /** Returns the request with a query parameter, which is percent-encoded when it is sent. */
    public OsbRequest query(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.put(name, value);
        return new OsbRequest(method, path, changed, body, headers);
    }

    /** Returns the request without a query parameter. */
    public OsbRequest withoutQuery(String name) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.remove(name);
        return new OsbRequest(method, path, changed, body, headers);
    }

    /** Returns the request with {@code accepts_incomplete=true}. */
    public OsbRequest acceptingIncomplete() {
        return query("accepts_incomplete", "true");
    }

    /** Returns the request without {@code accepts_incomplete}. */
    public OsbRequest synchronous() {
        return withoutQuery("accepts_incomplete");
    }

    /** Returns the request with a header. */
    public OsbRequest header(String name, String value) {
        List<Header> changed = new ArrayList<>(headers);
        changed.add(new Header(name, value));
        return new OsbRequest(method, path, query, body, List.copyOf(changed));
    }

    /** Returns the request with a member of the body. */
    public OsbRequest with(String member, String value) {
        return body(json -> json.put(member, value));
    }

    /** Returns the request with a member of the body. */
    public OsbRequest with(String member, JsonNode value) {
        return body(json -> json.set(member, value));
    }

    /** Returns the request without a member of the body. */
    public OsbRequest without(String member) {
        return body(json -> json.remove(member));
    }

    /** Returns the request with parameters; without any if they are empty. */
    public OsbRequest parameters(Optional<ObjectNode> parameters) {
        return parameters.isPresent() ? with("parameters", parameters.get()) : without("parameters");
    }

    /** Returns the request with a body that is changed by an edit; an empty object is there to be edited if it has none. */
    public OsbRequest body(Consumer<ObjectNode> edit) {
        ObjectNode changed = body.map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode);
        edit.accept(changed);
        return new OsbRequest(method, path, query, Optional.of(changed), headers);
    }

    /** Returns a copy of the body. */
    public ObjectNode body() {
        return body.map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** Returns the request as it is sent. */
    public BrokerHttpRequest http() {
        String target = query.isEmpty()
                ? path
                : query.entrySet().stream()
                        .map(entry ->
                                PercentEncoding.encode(entry.getKey()) + "=" + PercentEncoding.encode(entry.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
        BrokerHttpRequest request = BrokerHttpRequest.of(method, target);
        if (body.isPresent()) {
            request = request.withJson(body.get().toString());
        }
        for (Header header : headers) {
            request = request.withHeader(header.name(), header.value());
        }
        return request;
    }

    /** Returns the request as it is sent, with a body of text in place of its own. */
    public BrokerHttpRequest httpWithBody(String text) {
        return http().withJson(text);
    }
}

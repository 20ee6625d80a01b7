package io.openbroker.client.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request to a broker.
 *
 * @param method such as {@code PUT}
 * @param target path and query below the URL of the broker, percent-encoded, such as {@code /v2/catalog}
 * @param body must not be changed after it was passed
 * @param isExact whether the request is sent with these headers only: without credentials, version and the other headers that a
 *     {@link BrokerConnection} adds
 */
public record BrokerHttpRequest(
        String method, String target, List<Header> headers, Optional<byte[]> body, boolean isExact) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    /** Copies the headers. */
    public BrokerHttpRequest {
        headers = List.copyOf(headers);
    }

    /** Creates a request without headers of its own, and without a body. */
    public static BrokerHttpRequest of(String method, String target) {
        return new BrokerHttpRequest(method, target, List.of(), Optional.empty(), false);
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return Header.first(headers, name);
    }

    /** Replaces all headers of this name by one. */
    public BrokerHttpRequest withHeader(String name, String value) {
        return withoutHeader(name).withAddedHeader(name, value);
    }

    /** Adds a header beside others of the same name. */
    public BrokerHttpRequest withAddedHeader(String name, String value) {
        return withHeaders(Stream.concat(headers.stream(), Stream.of(new Header(name, value)))
                .toList());
    }

    /** Removes all headers of this name. */
    public BrokerHttpRequest withoutHeader(String name) {
        return withHeaders(
                headers.stream().filter(header -> !header.isNamed(name)).toList());
    }

    /** Replaces all headers. */
    public BrokerHttpRequest withHeaders(List<Header> values) {
        return new BrokerHttpRequest(method, target, values, body, isExact);
    }

    /** Replaces the body, and names JSON as its type unless the request has a {@code Content-Type}. */
    public BrokerHttpRequest withJson(String json) {
        BrokerHttpRequest request = withBody(json.getBytes(StandardCharsets.UTF_8));
        return header(CONTENT_TYPE).isPresent() ? request : request.withHeader(CONTENT_TYPE, JSON);
    }

    /** Replaces the body. */
    public BrokerHttpRequest withBody(byte[] bytes) {
        return new BrokerHttpRequest(method, target, headers, Optional.of(bytes), isExact);
    }

    /** Replaces path and query. */
    public BrokerHttpRequest withTarget(String value) {
        return new BrokerHttpRequest(method, value, headers, body, isExact);
    }

    /** Demands that no header is added when the request is sent. */
    public BrokerHttpRequest exact() {
        return new BrokerHttpRequest(method, target, headers, body, true);
    }

    /** Adds headers that the request does not have already, unless it is exact. */
    BrokerHttpRequest withDefaults(List<Header> defaults) {
        if (isExact) {
            return this;
        }
        List<Header> all = new ArrayList<>(headers);
        defaults.stream().filter(added -> header(added.name()).isEmpty()).forEach(all::add);
        return withHeaders(all);
    }

    /** Returns the body as UTF-8; empty if there is none. */
    public String text() {
        return body.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrokerHttpRequest request
                && method.equals(request.method)
                && target.equals(request.target)
                && headers.equals(request.headers)
                && isExact == request.isExact
                && Arrays.equals(body.orElse(null), request.body.orElse(null));
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, target, headers, isExact, Arrays.hashCode(body.orElse(null)));
    }

    /** Returns the method and the target, without headers and body, which may have secrets. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}

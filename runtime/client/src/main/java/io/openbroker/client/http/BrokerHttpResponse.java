package io.openbroker.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response of a broker, or of something that was taken for one. Safe for use by many threads. */
public final class BrokerHttpResponse {

    private final int status;
    private final List<Header> headers;
    private final byte[] body;
    private final boolean isTruncated;

    /**
     * Creates a response.
     *
     * @param body must not be changed afterwards
     * @param isTruncated whether the body was longer than what is read at most, and the rest was not read
     */
    public BrokerHttpResponse(int status, List<Header> headers, byte[] body, boolean isTruncated) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.isTruncated = isTruncated;
    }

    /** Returns the status, such as 201. */
    public int status() {
        return status;
    }

    /** Returns all headers; those of one name are in the order of the response. */
    public List<Header> headers() {
        return headers;
    }

    /** Returns the body, which must not be changed; empty if there is none. */
    public byte[] body() {
        return body;
    }

    /** Returns whether the body was longer than what is read at most, and the rest was not read. */
    public boolean isTruncated() {
        return isTruncated;
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return Header.first(headers, name);
    }

    /** Returns all values of a header, in the order of the response. */
    public List<String> headers(String name) {
        return Header.all(headers, name);
    }

    /** Returns the body as UTF-8; malformed bytes become replacement characters. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrokerHttpResponse response
                && status == response.status
                && headers.equals(response.headers)
                && isTruncated == response.isTruncated
                && Arrays.equals(body, response.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, headers, isTruncated, Arrays.hashCode(body));
    }

    /** Returns the status and the length, without headers and body, which may have secrets. */
    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}

package io.openbroker.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response of a broker, or of something that was taken for one.
 *
 * @param body must not be changed
 * @param isTruncated whether the body was longer than what is read at most, and the rest was not read
 */
@SuppressWarnings("ArrayRecordComponent")
public record BrokerHttpResponse(int status, List<Header> headers, byte[] body, boolean isTruncated) {

    /** Copies the headers. */
    public BrokerHttpResponse {
        headers = List.copyOf(headers);
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

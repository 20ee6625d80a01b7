package io.openbroker.client.http;

import java.util.List;
import java.util.Optional;

/**
 * A header of a request or a response.
 *
 * @param name compared without regard to case
 */
public record Header(String name, String value) {

    /** Returns whether this header has a name. */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    static Optional<String> first(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.isNamed(name))
                .findFirst()
                .map(Header::value);
    }

    static List<String> all(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.isNamed(name))
                .map(Header::value)
                .toList();
    }
}

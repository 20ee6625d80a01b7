package io.openbroker.runtime.spi.authentication;

import io.openbroker.runtime.server.RequestHead;
import java.util.List;
import java.util.Optional;

/** Reads {@code Authorization} (RFC 9110, 11.6.2), for authenticators. */
public final class AuthorizationHeader {

    static final String NAME = "Authorization";

    private AuthorizationHeader() {}

    /**
     * The credentials of a scheme.
     *
     * @param head the request
     * @param scheme the scheme, such as {@code Bearer}, in any case
     * @return the credentials without surrounding blanks; empty if the request has none of this scheme. Requests with several
     *     headers are rejected before
     */
    public static Optional<String> credentials(RequestHead head, String scheme) {
        List<String> values = head.headers().values(NAME);
        if (values.size() != 1) {
            return Optional.empty();
        }
        String value = values.get(0);
        int length = scheme.length();
        boolean named = value.regionMatches(true, 0, scheme, 0, length);
        boolean ended = value.length() <= length || value.charAt(length) == ' ';
        return named && ended ? Optional.of(value.substring(length).trim()) : Optional.empty();
    }
}

package io.openbroker.runtime.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.http.RequestHeaders;
import java.util.List;
import java.util.Optional;

/** Tells from which platform a request comes. Safe for use by many threads; never blocks. */
public interface Authentication {

    /** The platform; empty if the request does not prove that it comes from one. */
    Optional<Platform> authenticate(RequestHeaders headers);

    /** The value of {@code WWW-Authenticate} for a request that is refused. */
    default String challenge() {
        return "Basic realm=\"openbroker\", charset=\"UTF-8\"";
    }

    /**
     * HTTP basic authentication; any of the credentials will do.
     *
     * @throws IllegalArgumentException if there are none
     */
    static Authentication basic(List<BasicCredentials> credentials) {
        return new BasicAuthentication(credentials);
    }

    /** No authentication: every request is taken for one of the platform's. To be used only where it is asked for by name. */
    static Authentication none() {
        return headers -> Optional.of(Platform.DEFAULT);
    }
}

package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.Optional;

/** Authenticates requests of pages: by the session, or by credentials, with which a page opens one. Safe for use by many threads. */
final class SessionAuthenticator implements Authenticator {

    // Of a scheme that no browser knows, since for Basic it would open a dialog of its own over the page.
    private static final Optional<String> CHALLENGE = Optional.of("Session realm=\"openbroker\"");

    private final Sessions sessions;
    private final Authenticator byCredentials;

    SessionAuthenticator(Sessions sessions, Authenticator byCredentials) {
        this.sessions = sessions;
        this.byCredentials = byCredentials;
    }

    /** Whether a page has sent a request: scripts add the one header, and browsers the cookie. */
    static boolean concerns(RequestHead head) {
        return !head.headers().values("X-Requested-With").isEmpty()
                || !SessionCookie.values(head).isEmpty();
    }

    /** Whether a request has credentials beside a session. */
    static boolean hasCredentials(RequestHead head) {
        return !head.headers().values("Authorization").isEmpty();
    }

    @Override
    public AuthenticationResult authenticate(RequestHead head) {
        return hasCredentials(head)
                ? byCredentials.authenticate(head)
                : sessions.find(head).<AuthenticationResult>map(Session::caller).orElseGet(NotMine::new);
    }

    @Override
    public Optional<String> challenge() {
        return CHALLENGE;
    }
}

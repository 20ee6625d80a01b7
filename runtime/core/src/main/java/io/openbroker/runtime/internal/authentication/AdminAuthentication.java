package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.authentication.BasicAuthenticator.Login;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.authentication.PasswordHashing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may use the admin port: admins, who may change something, and viewers. Safe for use by many threads. */
public final class AdminAuthentication implements AutoCloseable {

    // Authenticators assign each caller to a platform. On this port its place is taken by the role.
    private static final Platform ADMIN = new Platform("admin");
    private static final Platform VIEWER = new Platform("viewer");

    private static final String REMEDY = "Use those of an admin or a viewer, not those of a platform.";

    private final AuthenticationStep step;
    private final AuthenticationStep ofPages;
    private final Sessions sessions;

    /** @throws IllegalArgumentException if there are none of both, or a password is a hash that cannot be used */
    AdminAuthentication(List<BasicCredentials> admins, List<BasicCredentials> viewers, Ticker ticker) {
        List<Login> logins = new ArrayList<>();
        viewers.forEach(pair -> logins.add(new Login(pair, VIEWER)));
        // Later ones take precedence.
        admins.forEach(pair -> logins.add(new Login(pair, ADMIN)));
        Authenticator basic =
                new AuthenticatorChain(List.of(BasicAuthenticator.create(logins, PasswordHashing.find())));
        GuessingDelays delays = new GuessingDelays(ticker);
        this.sessions = new Sessions(ticker);
        this.step = new AuthenticationStep(basic, Optional.empty(), delays, REMEDY);
        this.ofPages =
                new AuthenticationStep(new SessionAuthenticator(sessions, basic), Optional.empty(), delays, REMEDY);
    }

    /** How a request is authenticated on a port without pages: by credentials. */
    public RequestAuthentication of(RequestHead head) {
        return new RequestAuthentication(step, Optional.empty(), head);
    }

    /** How a request is authenticated on a port with pages: by credentials or by a session. */
    public RequestAuthentication withSessions(RequestHead head) {
        return SessionAuthenticator.concerns(head)
                ? new RequestAuthentication(ofPages, Optional.empty(), head)
                : of(head);
    }

    /** The sessions of users who have signed in on a page. */
    public Sessions sessions() {
        return sessions;
    }

    /** Whether a caller may change something. */
    public boolean isAdmin(Authenticated caller) {
        return caller.platform().equals(ADMIN);
    }

    /** The role of a caller. */
    public String role(Authenticated caller) {
        return caller.platform().name();
    }

    @Override
    public void close() {
        step.close();
    }
}

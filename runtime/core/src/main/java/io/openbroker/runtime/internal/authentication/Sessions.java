package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of admins and viewers who have signed in on a page of this replica. They end after {@link #IDLE} without use, and
 * with the process. Safe for use by many threads.
 */
public final class Sessions {

    /** How long a session lasts without use. */
    public static final Duration IDLE = Duration.ofMinutes(15);

    /** The header with the token that proves that the console's own page has sent a change. */
    public static final String CSRF_TOKEN = "X-CSRF-Token";

    /** The header of requests that a page sends of its own accord, which are no use. */
    private static final String BACKGROUND = "X-Background";

    private static final int MAX_OF_USER = 20;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Used> byId = new HashMap<>();
    private final Ticker ticker;

    Sessions(Ticker ticker) {
        this.ticker = ticker;
    }

    private record Used(Session session, long nanos) {}

    /** Opens a session instead of that of the request, if it has one. A user's least recently used one ends if there are too many. */
    public synchronized Session open(RequestHead head, Authenticated caller) {
        close(head);
        byId.values().removeIf(this::ended);
        List<Used> ofUser = byId.values().stream()
                .filter(used -> used.session().caller().equals(caller))
                .sorted(Comparator.comparing((Used used) -> ticker.since(used.nanos())))
                .toList();
        if (ofUser.size() >= MAX_OF_USER) {
            byId.remove(ofUser.get(ofUser.size() - 1).session().id());
        }
        Session session = new Session(secret(), secret(), caller);
        byId.put(session.id(), new Used(session, ticker.nanos()));
        return session;
    }

    /** The session of a request, which thereby is used. */
    public synchronized Optional<Session> find(RequestHead head) {
        boolean use = head.headers().values(BACKGROUND).isEmpty();
        for (String id : SessionCookie.values(head)) {
            Optional<Used> found = Optional.ofNullable(byId.get(id)).filter(used -> !ended(used));
            if (found.isPresent()) {
                Session session = found.get().session();
                if (use) {
                    byId.put(id, new Used(session, ticker.nanos()));
                }
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    /** Ends the session of a request, if it has one. */
    public synchronized void close(RequestHead head) {
        SessionCookie.values(head).forEach(byId::remove);
    }

    /**
     * Rejects a change that is authenticated by a session, but that the console's own page has not sent: a browser adds the cookie
     * whoever has written the page.
     */
    public void checkSource(RequestHead head) {
        if (SessionAuthenticator.hasCredentials(head)) {
            return;
        }
        boolean known = find(head)
                .filter(session ->
                        head.headers().values(CSRF_TOKEN).stream().anyMatch(token -> equal(token, session.csrfToken())))
                .isPresent();
        if (!known || RequestSource.foreign(head)) {
            throw Rejection.of(
                    Outcome.REQUEST_FORGED,
                    "The request has the cookie of a session, but does not come from the page that has opened it. Send it"
                            + " from the console, with the header " + CSRF_TOKEN + ".");
        }
    }

    /** The value of {@code Set-Cookie} with which a browser keeps a session. */
    public String cookie(Session session, RequestHead head) {
        return SessionCookie.kept(session.id(), head);
    }

    /** The value of {@code Set-Cookie} with which a browser forgets its session. */
    public String noCookie(RequestHead head) {
        return SessionCookie.removed(head);
    }

    private boolean ended(Used used) {
        return ticker.since(used.nanos()).compareTo(IDLE) >= 0;
    }

    private static boolean equal(String sent, String expected) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

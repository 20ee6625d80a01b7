package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.internal.authentication.AdminAuthentication;
import io.openbroker.runtime.internal.authentication.Session;
import io.openbroker.runtime.internal.authentication.Sessions;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import java.util.Map;

/** The requests by which a page signs its user in and out. Safe for use by many threads. */
public final class SessionRequests implements AdminRequests {

    private static final String SET_COOKIE = "Set-Cookie";

    private final AdminAuthentication authentication;
    private final Sessions sessions;

    public SessionRequests(AdminAuthentication authentication) {
        this.authentication = authentication;
        this.sessions = authentication.sessions();
    }

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(
                AdminOperation.SIGN_IN,
                request -> RequestedCommand.complete(() -> signIn(request.head(), request.caller())),
                AdminOperation.FETCH_SESSION,
                request -> RequestedCommand.complete(() -> fetch(request.head())),
                AdminOperation.SIGN_OUT,
                request -> RequestedCommand.complete(() -> signOut(request.head())));
    }

    private Response signIn(RequestHead head, Authenticated caller) {
        Session session = sessions.open(head, caller);
        return response(Outcome.SIGNED_IN, session).withHeader(SET_COOKIE, sessions.cookie(session, head));
    }

    private Response fetch(RequestHead head) {
        return sessions.find(head)
                .map(session -> response(Outcome.SESSION_FETCHED, session))
                .orElseThrow(() -> Rejection.of(
                        Outcome.NOT_FOUND, "There is no session: the request has credentials instead of a cookie."));
    }

    private Response signOut(RequestHead head) {
        sessions.close(head);
        return JsonResponse.of(Outcome.SIGNED_OUT, JsonBody.empty().put("signed_out", true))
                .withHeader(SET_COOKIE, sessions.noCookie(head));
    }

    private JsonResponse response(Outcome outcome, Session session) {
        return JsonResponse.of(
                outcome,
                JsonBody.empty()
                        .put("user", session.caller().caller())
                        .put("role", authentication.role(session.caller()))
                        .put("csrf_token", session.csrfToken())
                        .put("idle_seconds", Sessions.IDLE.toSeconds()));
    }
}

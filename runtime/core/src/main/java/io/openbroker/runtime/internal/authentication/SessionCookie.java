package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.server.RequestHead;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The cookie in which a browser keeps the id of a session (RFC 6265). No script can read it, and no other site send it. */
final class SessionCookie {

    private static final String NAME = "openbroker-session";
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    /** The values in a request; several if a browser knows several paths. */
    static List<String> values(RequestHead head) {
        return head.headers().values("Cookie").stream()
                .flatMap(line -> Stream.of(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(NAME + "="))
                .map(pair -> pair.substring(NAME.length() + 1))
                .toList();
    }

    /** A value of {@code Set-Cookie} that keeps an id until the browser ends. */
    static String kept(String id, RequestHead head) {
        return NAME + "=" + id + ATTRIBUTES + secure(head);
    }

    /** A value of {@code Set-Cookie} that removes the id. */
    static String removed(RequestHead head) {
        return NAME + "=" + ATTRIBUTES + "; Max-Age=0" + secure(head);
    }

    // The browser's own word: a proxy may have ended TLS, and need not have told the broker.
    private static String secure(RequestHead head) {
        boolean tls = head.headers().values(RequestSource.ORIGIN).stream()
                .anyMatch(origin -> origin.toLowerCase(Locale.ROOT).startsWith("https://"));
        return tls ? "; Secure" : "";
    }
}

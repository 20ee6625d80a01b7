package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Authenticates platforms: those with a prefix of their own, {@code /{platform}/v2/…}, each by its credentials, and requests
 * without a prefix by others. Safe for use by many threads.
 */
public final class PlatformAuthentication implements AutoCloseable {

    // Characters that need no percent-encoding in a path, so that each prefix has one form.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");
    private static final List<String> RESERVED = List.of("v2", "health");
    private static final String API = "/v2/";
    private static final String REMEDY = "Use those that the broker's operator has configured for this platform.";

    private final Optional<AuthenticationStep> withoutPrefix;
    private final Map<String, AuthenticationStep> byPrefix = new HashMap<>();

    /**
     * Creates the authentication.
     *
     * @param authenticators those of each platform; {@link Platform#DEFAULT} has no prefix
     * @throws IllegalArgumentException if a name cannot be a prefix
     */
    public PlatformAuthentication(Map<Platform, List<Authenticator>> authenticators, Ticker ticker) {
        GuessingDelays delays = new GuessingDelays(ticker);
        Optional<AuthenticationStep> root = Optional.empty();
        for (Map.Entry<Platform, List<Authenticator>> entry : authenticators.entrySet()) {
            Authenticator chain = new AuthenticatorChain(entry.getValue());
            Platform platform = entry.getKey();
            if (platform.equals(Platform.DEFAULT)) {
                root = Optional.of(new AuthenticationStep(chain, Optional.empty(), delays, REMEDY));
            } else {
                byPrefix.put(
                        checked(platform.name()), new AuthenticationStep(chain, Optional.of(platform), delays, REMEDY));
            }
        }
        this.withoutPrefix = root;
    }

    /**
     * How a request is authenticated, by the prefix of its path.
     *
     * @throws Rejection if the prefix is not that of a platform
     */
    public RequestAuthentication of(RequestHead head) {
        String path = head.rawPath();
        int end = path.indexOf('/', 1);
        // Other paths are rejected by the router, after authentication.
        if (end <= 1 || !isApi(path, end) || path.startsWith(API)) {
            return new RequestAuthentication(
                    withoutPrefix.orElseThrow(PlatformAuthentication::unknown), Optional.empty(), head);
        }
        String prefix = path.substring(1, end);
        AuthenticationStep step = byPrefix.get(prefix);
        if (step == null) {
            throw unknown();
        }
        return new RequestAuthentication(
                step,
                Optional.of(new Platform(prefix)),
                new RequestHead(head.method(), path.substring(end), head.rawQuery(), head.headers(), head.peer()));
    }

    // Paths with several slashes too: the router describes the mistake.
    private static boolean isApi(String path, int from) {
        int last = from;
        while (path.startsWith("//", last)) {
            last++;
        }
        return path.startsWith(API, last);
    }

    private static Rejection unknown() {
        return Rejection.of(
                Outcome.PATH_UNKNOWN,
                "The path does not begin with the prefix of a platform. Use the URL that the broker's operator has given"
                        + " you.");
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new IllegalArgumentException(
                    "The platform \"" + name + "\" cannot be a prefix of paths. Use letters and digits, and after the"
                            + " first character also . _ ~ -, but not " + String.join(" or ", RESERVED) + ".");
        }
        return name;
    }

    @Override
    public void close() {
        withoutPrefix.ifPresent(AuthenticationStep::close);
        byPrefix.values().forEach(AuthenticationStep::close);
    }
}

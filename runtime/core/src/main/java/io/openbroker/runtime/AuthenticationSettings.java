package io.openbroker.runtime;

import io.openbroker.model.Platform;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How platforms authenticate.
 *
 * @param credentials credentials of platforms without a prefix; any of them is accepted
 * @param anonymous whether every client that can reach the server is served
 * @param platformCredentials credentials of platforms with a prefix
 * @param authenticators other authenticators
 */
public record AuthenticationSettings(
        List<BasicCredentials> credentials,
        boolean anonymous,
        List<PlatformCredentials> platformCredentials,
        List<PlatformAuthenticator> authenticators) {

    /** No client is configured, so that the server generates credentials. */
    public static final AuthenticationSettings DEFAULT =
            new AuthenticationSettings(List.of(), false, List.of(), List.of());

    /**
     * Credentials of a platform that sends requests to {@code /{platform}/v2/…}.
     *
     * @param platform the platform
     * @param pair a user and a password
     */
    public record PlatformCredentials(Platform platform, BasicCredentials pair) {}

    /**
     * An authenticator of a platform.
     *
     * @param platform the platform whose requests it authenticates; {@link Platform#DEFAULT} for requests without a prefix
     * @param authenticator the authenticator
     */
    public record PlatformAuthenticator(Platform platform, Authenticator authenticator) {}

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if there are credentials or authenticators although every client is served
     */
    public AuthenticationSettings {
        credentials = List.copyOf(credentials);
        platformCredentials = List.copyOf(platformCredentials);
        authenticators = List.copyOf(authenticators);
        if (anonymous && !(credentials.isEmpty() && platformCredentials.isEmpty() && authenticators.isEmpty())) {
            throw new IllegalArgumentException(
                    "Authentication is off, but credentials or authenticators are set. Remove one of the two.");
        }
    }

    /**
     * Adds credentials.
     *
     * @param pair a user and a password
     * @return the settings with them in addition
     */
    public AuthenticationSettings withCredentials(BasicCredentials pair) {
        return new AuthenticationSettings(plus(credentials, pair), anonymous, platformCredentials, authenticators);
    }

    /**
     * Adds credentials of a platform that sends requests to {@code /{platform}/v2/…}; it sees only its own resources.
     *
     * @param platform the platform
     * @param pair a user and a password
     * @return the settings with them in addition
     */
    public AuthenticationSettings withCredentials(Platform platform, BasicCredentials pair) {
        List<PlatformCredentials> more = plus(platformCredentials, new PlatformCredentials(platform, pair));
        return new AuthenticationSettings(credentials, anonymous, more, authenticators);
    }

    /**
     * Adds an authenticator.
     *
     * @param platform the platform whose requests it authenticates; {@link Platform#DEFAULT} for requests without a prefix
     * @param authenticator the authenticator; the server closes it
     * @return the settings with it in addition
     */
    public AuthenticationSettings withAuthenticator(Platform platform, Authenticator authenticator) {
        List<PlatformAuthenticator> more = plus(authenticators, new PlatformAuthenticator(platform, authenticator));
        return new AuthenticationSettings(credentials, anonymous, platformCredentials, more);
    }

    /**
     * Serves every client that can reach the server.
     *
     * @return the settings with it
     */
    public AuthenticationSettings withoutAuthentication() {
        return new AuthenticationSettings(credentials, true, platformCredentials, authenticators);
    }

    /**
     * Whether any client is configured.
     *
     * @return whether there are credentials or authenticators
     */
    public boolean isConfigured() {
        return !credentials.isEmpty() || !platformCredentials.isEmpty() || !authenticators.isEmpty();
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}

package io.openbroker.undertow;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may use a broker.
 *
 * @param credentials with which platforms authenticate themselves that have no prefix; any pair will do
 * @param anonymous whether everybody is served who can reach the server
 * @param platformCredentials credentials of platforms that have prefixes of their own
 * @param authenticators other ways to authenticate
 */
public record AuthenticationSettings(
        List<BasicCredentials> credentials,
        boolean anonymous,
        List<PlatformCredentials> platformCredentials,
        List<PlatformAuthenticator> authenticators) {

    /** Nobody until credentials are made up. */
    public static final AuthenticationSettings DEFAULT =
            new AuthenticationSettings(List.of(), false, List.of(), List.of());

    /**
     * Credentials of a platform whose requests go to {@code /{platform}/v2/…}.
     *
     * @param platform the platform
     * @param pair a user and a password
     */
    public record PlatformCredentials(Platform platform, BasicCredentials pair) {}

    /**
     * A way to authenticate.
     *
     * @param platform the platform whose requests it looks at; {@link Platform#DEFAULT} for those without a prefix
     * @param authenticator the way
     */
    public record PlatformAuthenticator(Platform platform, Authenticator authenticator) {}

    /**
     * Checks the settings, and keeps copies of the lists.
     *
     * @param credentials with which platforms authenticate themselves that have no prefix; any pair will do
     * @param anonymous whether everybody is served who can reach the server
     * @param platformCredentials credentials of platforms that have prefixes of their own
     * @param authenticators other ways to authenticate
     * @throws IllegalArgumentException if there are credentials although everybody is served
     */
    public AuthenticationSettings {
        credentials = List.copyOf(credentials);
        platformCredentials = List.copyOf(platformCredentials);
        authenticators = List.copyOf(authenticators);
        if (anonymous && !(credentials.isEmpty() && platformCredentials.isEmpty() && authenticators.isEmpty())) {
            throw new IllegalArgumentException(
                    "ServerSettings has credentials, but shall not ask for them; leave one of the two out");
        }
    }

    /**
     * Adds credentials.
     *
     * @param pair a user and a password
     * @return the settings with them, beside those that were there
     */
    public AuthenticationSettings withCredentials(BasicCredentials pair) {
        return new AuthenticationSettings(plus(credentials, pair), anonymous, platformCredentials, authenticators);
    }

    /**
     * Adds credentials of a platform whose requests go to {@code /{platform}/v2/…}; it sees only what it has created.
     *
     * @param platform the platform
     * @param pair a user and a password
     * @return the settings with them, beside those that were there
     */
    public AuthenticationSettings withCredentials(Platform platform, BasicCredentials pair) {
        List<PlatformCredentials> more = plus(platformCredentials, new PlatformCredentials(platform, pair));
        return new AuthenticationSettings(credentials, anonymous, more, authenticators);
    }

    /**
     * Adds a way to authenticate.
     *
     * @param platform the platform whose requests it looks at; {@link Platform#DEFAULT} for those without a prefix
     * @param authenticator the way; the server closes it
     * @return the settings with it, beside those that were there
     */
    public AuthenticationSettings withAuthenticator(Platform platform, Authenticator authenticator) {
        List<PlatformAuthenticator> more = plus(authenticators, new PlatformAuthenticator(platform, authenticator));
        return new AuthenticationSettings(credentials, anonymous, platformCredentials, more);
    }

    /**
     * Serves everybody who can reach the server.
     *
     * @return the settings with it
     */
    public AuthenticationSettings withoutAuthentication() {
        return new AuthenticationSettings(credentials, true, platformCredentials, authenticators);
    }

    /** Whether anything is said about who may use the broker. */
    boolean namesSomebody() {
        return !credentials.isEmpty() || !platformCredentials.isEmpty() || !authenticators.isEmpty();
    }

    void applyTo(BrokerEngineBuilder builder) {
        credentials.forEach(builder::credentials);
        platformCredentials.forEach(one -> builder.credentials(one.platform(), one.pair()));
        authenticators.forEach(one -> builder.authenticator(one.platform(), one.authenticator()));
        if (anonymous) {
            builder.withoutAuthentication();
        }
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}

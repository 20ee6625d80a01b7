package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may use a broker.
 *
 * @param credentials with which platforms authenticate themselves; any pair will do
 * @param anonymous whether everybody is served who can reach the server
 */
public record AuthenticationSettings(List<BasicCredentials> credentials, boolean anonymous) {

    /** Nobody until credentials are made up. */
    public static final AuthenticationSettings DEFAULT = new AuthenticationSettings(List.of(), false);

    /**
     * Checks the settings, and keeps a copy of the list.
     *
     * @param credentials with which platforms authenticate themselves; any pair will do
     * @param anonymous whether everybody is served who can reach the server
     * @throws IllegalArgumentException if there are credentials although everybody is served
     */
    public AuthenticationSettings {
        credentials = List.copyOf(credentials);
        if (anonymous && !credentials.isEmpty()) {
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
        List<BasicCredentials> more = new ArrayList<>(credentials);
        more.add(pair);
        return new AuthenticationSettings(more, anonymous);
    }

    /**
     * Serves everybody who can reach the server.
     *
     * @return the settings with it
     */
    public AuthenticationSettings withoutAuthentication() {
        return new AuthenticationSettings(credentials, true);
    }
}

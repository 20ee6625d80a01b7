package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may use a broker, as it is said step by step; for use by one thread. */
public final class GrantedAccess {

    private final Map<Platform, List<BasicCredentials>> credentials = new LinkedHashMap<>();
    private final Map<Platform, List<Authenticator>> authenticators = new LinkedHashMap<>();
    private boolean everybody;

    /** Lets nobody in. */
    public GrantedAccess() {}

    /** Lets in who knows a password. */
    public void credentials(Platform platform, BasicCredentials pair) {
        credentials.computeIfAbsent(platform, name -> new ArrayList<>()).add(pair);
    }

    /** Lets in whom an authenticator knows; it is asked before passwords are compared. */
    public void authenticator(Platform platform, Authenticator authenticator) {
        authenticators.computeIfAbsent(platform, name -> new ArrayList<>()).add(authenticator);
    }

    /** Lets in everybody, without a prefix. */
    public void everybody() {
        everybody = true;
    }

    /**
     * The ways into the broker.
     *
     * @throws IllegalArgumentException if it is not said who may use it, or cannot be used as it is said
     */
    public Entrances entrances(Ticker ticker) {
        boolean given = !credentials.isEmpty() || !authenticators.isEmpty();
        if (everybody == given) {
            throw new IllegalArgumentException(
                    everybody
                            ? "The broker has credentials, but shall not ask for them; leave one of the two out"
                            : "The broker has no credentials; give some, or ask for none with withoutAuthentication()");
        }
        Map<Platform, List<Authenticator>> all = new LinkedHashMap<>();
        authenticators.forEach((platform, several) -> all.put(platform, new ArrayList<>(several)));
        credentials.forEach((platform, pairs) ->
                all.computeIfAbsent(platform, name -> new ArrayList<>()).add(Authenticator.basic(platform, pairs)));
        if (everybody) {
            all.put(Platform.DEFAULT, List.of(Authenticator.anybody(Platform.DEFAULT)));
        }
        return new Entrances(all, ticker);
    }
}

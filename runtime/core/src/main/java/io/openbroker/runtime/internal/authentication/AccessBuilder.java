package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may use a broker, as it is said step by step; for use by one thread. */
public final class AccessBuilder {

    private final Map<Platform, List<BasicCredentials>> credentials = new LinkedHashMap<>();
    private final Map<Platform, List<Authenticator>> authenticators = new LinkedHashMap<>();
    private final List<BasicCredentials> admins = new ArrayList<>();
    private final List<BasicCredentials> viewers = new ArrayList<>();
    private boolean everybody;

    /** Nobody may use the broker yet. */
    public AccessBuilder() {}

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

    /** Lets somebody use the admin port. */
    public void admin(BasicCredentials pair) {
        admins.add(pair);
    }

    /** Lets somebody read on the admin port. */
    public void viewer(BasicCredentials pair) {
        viewers.add(pair);
    }

    /**
     * The users of the admin port, if there are any.
     *
     * @throws IllegalArgumentException if there are only viewers, or a platform has the credentials of one of them
     */
    public Optional<AdminAuthentication> adminAuthentication(Ticker ticker) {
        if (admins.isEmpty() && viewers.isEmpty()) {
            return Optional.empty();
        }
        if (admins.isEmpty()) {
            throw new IllegalArgumentException("The admin port has viewers, but no admin. Add an admin.");
        }
        boolean shared = Stream.concat(admins.stream(), viewers.stream())
                .anyMatch(pair -> credentials.values().stream().anyMatch(pairs -> pairs.contains(pair)));
        if (shared) {
            throw new IllegalArgumentException(
                    "An admin or viewer has the credentials of a platform. Give them credentials of their own.");
        }
        return Optional.of(new AdminAuthentication(admins, viewers, ticker));
    }

    /**
     * The ways into the broker.
     *
     * @throws IllegalArgumentException if it is not said who may use it, or cannot be used as it is said
     */
    public PlatformAuthentication platformAuthentication(Ticker ticker) {
        boolean given = !credentials.isEmpty() || !authenticators.isEmpty();
        if (everybody == given) {
            throw new IllegalArgumentException(
                    everybody
                            ? "The broker has credentials, but also withoutAuthentication(). Remove one of the two."
                            : "The broker has no credentials. Add some, or call withoutAuthentication().");
        }
        Map<Platform, List<Authenticator>> all = new LinkedHashMap<>();
        authenticators.forEach((platform, several) -> all.put(platform, new ArrayList<>(several)));
        credentials.forEach((platform, pairs) ->
                all.computeIfAbsent(platform, name -> new ArrayList<>()).add(Authenticator.basic(platform, pairs)));
        if (everybody) {
            all.put(Platform.DEFAULT, List.of(Authenticator.anybody(Platform.DEFAULT)));
        }
        return new PlatformAuthentication(all, ticker);
    }
}

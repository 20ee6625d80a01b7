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

/** Collects who may use a broker. For use by one thread. */
public final class AccessBuilder {

    private final Map<Platform, List<BasicCredentials>> credentials = new LinkedHashMap<>();
    private final Map<Platform, List<Authenticator>> authenticators = new LinkedHashMap<>();
    private final List<BasicCredentials> admins = new ArrayList<>();
    private final List<BasicCredentials> viewers = new ArrayList<>();
    private boolean everybody;

    /** Nobody may use the broker yet. */
    public AccessBuilder() {}

    /** Adds credentials of a platform. */
    public void credentials(Platform platform, BasicCredentials pair) {
        credentials.computeIfAbsent(platform, name -> new ArrayList<>()).add(pair);
    }

    /** Adds an authenticator of a platform, which precedes its credentials. */
    public void authenticator(Platform platform, Authenticator authenticator) {
        authenticators.computeIfAbsent(platform, name -> new ArrayList<>()).add(authenticator);
    }

    /** Switches authentication off, without a prefix. */
    public void everybody() {
        everybody = true;
    }

    /** Adds an admin. */
    public void admin(BasicCredentials pair) {
        admins.add(pair);
    }

    /** Adds a user who may only read on the admin port. */
    public void viewer(BasicCredentials pair) {
        viewers.add(pair);
    }

    /**
     * The authentication of the admin port; none without users.
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
     * The authentication of platforms.
     *
     * @throws IllegalArgumentException if there is none and it is not switched off, or it cannot be used as configured
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

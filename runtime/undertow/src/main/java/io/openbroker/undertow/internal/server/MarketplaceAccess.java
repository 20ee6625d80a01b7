package io.openbroker.undertow.internal.server;

import io.openbroker.model.Platform;
import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.AuthenticationSettings.PlatformAuthenticator;
import io.openbroker.runtime.AuthenticationSettings.PlatformCredentials;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.internal.start.GeneratedCredentials;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The platforms that the marketplace can be, with credentials of its own: those of platforms may be hashes, or tokens. Its requests
 * can be told from others in the audit log.
 */
final class MarketplaceAccess {

    private static final String USER = "marketplace";

    private MarketplaceAccess() {}

    static List<Access> to(AuthenticationSettings authentication, Optional<BasicCredentials> generated) {
        if (authentication.anonymous()) {
            return List.of(new Access(Platform.DEFAULT, Optional.empty(), Optional.empty()));
        }
        List<PlatformCredentials> known = new ArrayList<>();
        Stream.concat(generated.stream(), authentication.credentials().stream())
                .map(pair -> new PlatformCredentials(Platform.DEFAULT, pair))
                .forEach(known::add);
        known.addAll(authentication.platformCredentials());
        return Stream.concat(
                        known.stream().map(PlatformCredentials::platform),
                        authentication.authenticators().stream().map(PlatformAuthenticator::platform))
                .distinct()
                .map(platform -> new Access(
                        platform,
                        Optional.of(GeneratedCredentials.create(USER)),
                        known.stream()
                                .filter(entry -> entry.platform().equals(platform))
                                .map(entry -> entry.pair().user())
                                .findFirst()))
                .toList();
    }

    /** Adds the credentials of the marketplace to those of platforms. */
    static AuthenticationSettings grant(AuthenticationSettings authentication, List<Access> accesses) {
        AuthenticationSettings granted = authentication;
        for (Access access : accesses) {
            if (access.credentials().isPresent()) {
                BasicCredentials pair = access.credentials().get();
                granted = access.platform().equals(Platform.DEFAULT)
                        ? granted.withCredentials(pair)
                        : granted.withCredentials(access.platform(), pair);
            }
        }
        return granted;
    }
}

package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.spi.marketplace.Marketplace;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker;
import io.openbroker.runtime.spi.marketplace.MarketplaceProvider;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.net.URI;
import java.util.Optional;

/** Opens the marketplace with the provider on the class path. */
final class MarketplaceOpener {

    private MarketplaceOpener() {}

    /**
     * Checks that a marketplace can be opened, if the settings have one.
     *
     * @throws IllegalArgumentException if there is no provider, or clients need a certificate
     */
    static void check(ServerSettings settings) {
        settings.marketplacePort().ifPresent(port -> {
            provider(port);
            if (settings.listener()
                    .tls()
                    .filter(tls -> tls.clientAuthentication() == ClientAuthentication.REQUIRED)
                    .isPresent()) {
                throw new IllegalArgumentException(
                        "Clients need a certificate, but the marketplace has none. Request client certificates as"
                                + " \"wanted\", or start without the marketplace.");
            }
        });
    }

    /**
     * Opens the marketplace, if the settings have one.
     *
     * @param uri where the broker is reached
     * @throws IllegalStateException if the port cannot be used
     */
    static Optional<Marketplace> open(EffectiveSettings effective, URI uri) {
        ServerSettings settings = effective.settings();
        return settings.marketplacePort()
                .map(port -> provider(port)
                        .open(
                                port,
                                new MarketplaceBroker(
                                        uri,
                                        settings.listener().tls().map(TlsSettings::certificate),
                                        effective.marketplace())));
    }

    private static MarketplaceProvider provider(int port) {
        return MarketplaceProvider.find()
                .orElseThrow(() -> new IllegalArgumentException("The marketplace is to open port " + port
                        + ", but openbroker-console is not on the class path. Add io.openbroker:openbroker-console."));
    }
}

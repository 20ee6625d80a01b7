package io.openbroker.console.marketplace;

import io.openbroker.console.JarPages;
import io.openbroker.runtime.spi.marketplace.Marketplace;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker;
import io.openbroker.runtime.spi.marketplace.MarketplaceProvider;

/** The marketplace of this jar. */
public final class JarMarketplace implements MarketplaceProvider {

    /** For {@link java.util.ServiceLoader}. */
    public JarMarketplace() {}

    @Override
    public Marketplace open(int port, MarketplaceBroker broker) {
        return MarketplaceServer.open(port, new MarketplaceApi(new BrokerAccess(broker)), new JarPages());
    }
}

package io.openbroker.runtime.spi.marketplace;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens a marketplace; found with {@link ServiceLoader}. {@code openbroker-console} provides one. */
@FunctionalInterface
public interface MarketplaceProvider {

    /**
     * Opens a marketplace on the loopback interface.
     *
     * @param port the port; 0 is any free one
     * @param broker the broker, which need not be ready yet
     * @return the marketplace; the caller closes it
     * @throws IllegalArgumentException if the certificate of the broker cannot be read
     * @throws IllegalStateException if the port cannot be used
     */
    Marketplace open(int port, MarketplaceBroker broker);

    /**
     * Looks for a provider on the class path or module path.
     *
     * @return the first one, if there is any
     */
    static Optional<MarketplaceProvider> find() {
        Iterator<MarketplaceProvider> found =
                ServiceLoader.load(MarketplaceProvider.class).iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}

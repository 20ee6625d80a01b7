package io.openbroker.runtime.spi.marketplace;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The broker of a marketplace.
 *
 * @param uri where the broker is reached from this machine; without a path
 * @param certificate the PEM file with the broker's certificate, which is trusted although it is for another host; absent without
 *     TLS
 * @param platforms the platforms that the marketplace can be; at least one
 */
public record MarketplaceBroker(URI uri, Optional<Path> certificate, List<Access> platforms) {

    /**
     * The access of a platform.
     *
     * @param platform the platform, whose name is the first step of paths unless it is {@link Platform#DEFAULT}
     * @param credentials credentials of the marketplace alone; absent if everybody is served
     * @param user the user whose password a developer knows, for commands that are copied; absent if there is none
     */
    public record Access(Platform platform, Optional<BasicCredentials> credentials, Optional<String> user) {

        /**
         * The path below which the paths of the specification begin.
         *
         * @return a path that begins with a slash, or an empty string
         */
        public String prefix() {
            return platform.equals(Platform.DEFAULT) ? "" : "/" + platform.name();
        }
    }

    /** Copies the list. */
    public MarketplaceBroker {
        platforms = List.copyOf(platforms);
    }
}

package io.openbroker.undertow.internal.server;

import io.openbroker.undertow.TlsSettings;
import io.openbroker.undertow.spi.ServerTls;
import io.openbroker.undertow.spi.TlsProvider;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens TLS with the provider on the class path. */
final class TlsOpener {

    private TlsOpener() {}

    /**
     * Opens TLS.
     *
     * @return empty if TLS is not configured
     * @throws IllegalArgumentException if there is no provider, or a file cannot be used
     */
    static Optional<ServerTls> open(Optional<TlsSettings> settings) {
        return settings.map(wanted -> ServiceLoader.load(TlsProvider.class)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("TLS is configured with the certificate " + wanted.certificate()
                                + ", but openbroker-tls is not on the class path. Add io.openbroker:openbroker-tls."))
                .open(wanted));
    }
}

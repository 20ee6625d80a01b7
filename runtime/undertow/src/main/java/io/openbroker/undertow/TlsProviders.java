package io.openbroker.undertow;

import java.util.Optional;
import java.util.ServiceLoader;

/** Opens TLS with what is on the class path to open it. */
final class TlsProviders {

    private TlsProviders() {}

    /**
     * Opens TLS.
     *
     * @return the TLS, or empty if none is asked for
     * @throws IllegalArgumentException if nothing is there to open it, or a file is wrong
     */
    static Optional<ServerTls> open(Optional<TlsSettings> settings) {
        return settings.map(wanted -> ServiceLoader.load(TlsProvider.class)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("TLS is asked for with the certificate " + wanted.certificate()
                                + ", but nothing on the class path makes TLS; add io.openbroker:openbroker-tls"))
                .open(wanted));
    }
}

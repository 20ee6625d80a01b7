package io.openbroker.tls;

import io.openbroker.undertow.TlsSettings;
import io.openbroker.undertow.spi.ServerTls;
import io.openbroker.undertow.spi.TlsProvider;

/** Creates TLS from PEM files. */
public final class PemTlsProvider implements TlsProvider {

    /** For {@link java.util.ServiceLoader}. */
    public PemTlsProvider() {}

    @Override
    public ServerTls open(TlsSettings settings) {
        return new ReloadingTls(settings);
    }
}

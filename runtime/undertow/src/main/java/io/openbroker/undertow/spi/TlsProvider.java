package io.openbroker.undertow.spi;

import io.openbroker.undertow.TlsSettings;

/** Opens TLS from files; found with {@link java.util.ServiceLoader}. {@code openbroker-tls} implements it. */
@FunctionalInterface
public interface TlsProvider {

    /**
     * Reads the files, and reads them again whenever they change.
     *
     * @param settings the files
     * @return the TLS of a server; the caller closes it
     * @throws IllegalArgumentException if a file cannot be read or has the wrong content; the message shows no secret
     */
    ServerTls open(TlsSettings settings);
}

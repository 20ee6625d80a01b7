package io.openbroker.undertow.spi;

import javax.net.ssl.SSLContext;

/** The TLS of a running server. Safe for use by many threads. */
public interface ServerTls extends AutoCloseable {

    /**
     * The context for all connections. It remains the same when files change; new connections use the new files.
     *
     * @return a context for TLS 1.2 and 1.3
     */
    SSLContext context();

    /** Stops checking the files for changes. */
    @Override
    void close();
}

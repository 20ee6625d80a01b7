package io.openbroker.undertow;

import javax.net.ssl.SSLContext;

/** The TLS of a server while it runs. Whoever opens it closes it. */
public interface ServerTls extends AutoCloseable {

    /**
     * Makes TLS connections. It stays the same when files are read again; connections that are made from then on have what
     * was read.
     *
     * @return a context for TLS 1.2 and 1.3
     */
    SSLContext context();

    /** Looks for changes no more. */
    @Override
    void close();
}

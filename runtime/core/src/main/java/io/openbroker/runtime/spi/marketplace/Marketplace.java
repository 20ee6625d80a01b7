package io.openbroker.runtime.spi.marketplace;

import java.net.URI;

/** A running marketplace: a page on the loopback interface that uses a broker as a platform does. Safe for use by many threads. */
public interface Marketplace extends AutoCloseable {

    /**
     * Where the page is opened.
     *
     * @return an HTTP URI without a path
     */
    URI uri();

    /** Closes the port; requests that are running end without a response. */
    @Override
    void close();
}

package io.openbroker.undertow.internal.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/**
 * Passes connections on, and closes those whose TLS handshake takes too long: Undertow's timeouts begin with HTTP, so a client that
 * sends nothing would keep its connection for ever. Safe for use by many threads.
 */
final class HandshakeDeadline implements ChannelListener<StreamConnection> {

    private static final Logger LOG = LoggerFactory.getLogger(HandshakeDeadline.class);
    // Of an engine without a session (JSSE Reference Guide).
    private static final String NO_CIPHER_SUITE = "SSL_NULL_WITH_NULL_NULL";

    private final Duration deadline;
    private final ChannelListener<StreamConnection> server;

    HandshakeDeadline(Duration deadline, ChannelListener<StreamConnection> server) {
        this.deadline = deadline;
        this.server = server;
    }

    @Override
    public void handleEvent(StreamConnection connection) {
        if (connection instanceof SslConnection encrypted) {
            connection
                    .getIoThread()
                    .executeAfter(() -> closeUnlessEncrypted(encrypted), deadline.toMillis(), TimeUnit.MILLISECONDS);
        }
        server.handleEvent(connection);
    }

    private void closeUnlessEncrypted(SslConnection connection) {
        if (connection.isOpen() && connection.getSslSession().getCipherSuite().equals(NO_CIPHER_SUITE)) {
            LOG.debug(
                    "A connection from {} is closed: no TLS handshake within {}",
                    connection.getPeerAddress(),
                    deadline);
            IoUtils.safeClose(connection);
        }
    }
}

package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.server.AddressRange;
import io.openbroker.runtime.server.Peer;
import io.openbroker.undertow.ConnectionLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/**
 * Passes accepted connections on, and closes those beyond the limits before anything is read from them: before authentication an
 * address is all that is known of a client. A trusted proxy may use the whole bound, since it connects for many clients.
 * Connections that have ended are noticed when they count, since XNIO tells only one listener of an end. Safe for use by many
 * threads.
 */
final class OpenConnections implements ChannelListener<StreamConnection> {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WARNING_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String port;
    private final ConnectionLimits limits;
    private final List<AddressRange> proxies;
    private final Ticker ticker;
    private final ChannelListener<StreamConnection> server;
    private final Map<String, Set<StreamConnection>> ofNetwork = new HashMap<>();
    private int count;
    private long swept;
    private long warned;

    /**
     * Creates the count of a port.
     *
     * @param port what the port is for, in messages
     * @param proxies the addresses of trusted proxies
     */
    OpenConnections(
            String port,
            ConnectionLimits limits,
            List<AddressRange> proxies,
            Ticker ticker,
            ChannelListener<StreamConnection> server) {
        this.port = port;
        this.limits = limits;
        this.proxies = proxies;
        this.ticker = ticker;
        this.swept = ticker.nanos();
        this.warned = swept - WARNING_NANOS;
        this.server = server;
    }

    @Override
    public void handleEvent(StreamConnection connection) {
        if (enter(connection)) {
            server.handleEvent(connection);
        } else {
            IoUtils.safeClose(connection);
        }
    }

    private synchronized boolean enter(StreamConnection connection) {
        long now = ticker.nanos();
        if (now - swept > SWEEP_NANOS || count >= limits.max()) {
            sweep();
            swept = now;
        }
        InetAddress address = address(connection);
        String network = new Peer(address == null ? null : address.getHostAddress(), null).network();
        int most = isProxy(address) ? limits.max() : limits.maxOfAddress();
        Set<StreamConnection> own = ofNetwork.computeIfAbsent(network, name -> new HashSet<>());
        if (own.size() >= most) {
            count -= removeClosed(own);
        }
        if (count >= limits.max() || own.size() >= most) {
            warn(network, own.size(), most, now);
            return false;
        }
        own.add(connection);
        count++;
        return true;
    }

    private void sweep() {
        ofNetwork.values().removeIf(connections -> {
            count -= removeClosed(connections);
            return connections.isEmpty();
        });
    }

    private static int removeClosed(Set<StreamConnection> connections) {
        int before = connections.size();
        connections.removeIf(connection -> !connection.isOpen());
        return before - connections.size();
    }

    // Once in a minute: those who open too many connections must not fill the log.
    private void warn(String network, int own, int most, long now) {
        if (now - warned >= WARNING_NANOS) {
            warned = now;
            LOG.warn(
                    "Connections to the {} port are closed at once: {} are open, {} of them from {}; the limits are {} and"
                            + " {}",
                    port,
                    count,
                    own,
                    network,
                    limits.max(),
                    most);
        }
    }

    private boolean isProxy(@Nullable InetAddress address) {
        return address != null && proxies.stream().anyMatch(range -> range.contains(address));
    }

    private static @Nullable InetAddress address(StreamConnection connection) {
        InetSocketAddress peer = connection.getPeerAddress(InetSocketAddress.class);
        return peer == null ? null : peer.getAddress();
    }
}

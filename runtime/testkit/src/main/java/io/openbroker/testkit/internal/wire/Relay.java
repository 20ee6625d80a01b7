package io.openbroker.testkit.internal.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands on the wire between clients and a server, so that connections break without the help of either. Its port stays the same while
 * servers behind it come and go; without a server, it resets each connection. Safe for use by many threads.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final ServerSocket port;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable WireFault> fault = new AtomicReference<>();
    private volatile Optional<InetSocketAddress> target = Optional.empty();

    private Relay(ServerSocket port) {
        this.port = port;
    }

    /** Opens a free port of the loopback interface. */
    public static Relay open() {
        try {
            Relay relay = new Relay(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
            DaemonThread.start("testkit-relay", relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException("The test kit cannot open a port of the loopback interface.", e);
        }
    }

    /** Where clients reach the server; without a path. */
    public URI uri() {
        return URI.create("http://" + port.getInetAddress().getHostAddress() + ":" + port.getLocalPort());
    }

    /** Passes connections to a server from now on. */
    public void connect(URI server) {
        target = Optional.of(new InetSocketAddress(server.getHost(), server.getPort()));
    }

    /** Resets all connections, and those to come, until {@link #connect}. */
    public void cut() {
        target = Optional.empty();
        links.forEach(Link::reset);
    }

    /** Breaks a connection once, at the next request or response. */
    public void arm(WireFault next) {
        fault.set(next);
    }

    /** Takes a fault back that has not happened. */
    public void disarm() {
        fault.set(null);
    }

    /** Whether this fault is to happen now; it happens once. */
    boolean take(WireFault kind) {
        return fault.compareAndSet(kind, null);
    }

    void ended(Link link) {
        links.remove(link);
    }

    private void accept() {
        while (!port.isClosed()) {
            acceptOne();
        }
    }

    private void acceptOne() {
        try {
            serve(port.accept());
        } catch (IOException e) {
            LOG.debug("A connection was not relayed", e);
        }
    }

    private void serve(Socket client) throws IOException {
        Optional<InetSocketAddress> server = target;
        if (server.isEmpty()) {
            Link.reset(client);
            return;
        }
        Socket upstream = new Socket();
        try {
            upstream.connect(server.get());
        } catch (IOException e) {
            Link.reset(client);
            throw e;
        }
        Link link = new Link(this, client, upstream);
        links.add(link);
        link.start();
        if (!target.equals(server)) {
            // Cut meanwhile, perhaps before it saw this connection.
            link.reset();
        }
    }

    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }
}

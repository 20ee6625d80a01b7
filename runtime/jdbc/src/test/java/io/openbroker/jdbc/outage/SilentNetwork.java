package io.openbroker.jdbc.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries bytes between a client and a server, at once or slowly, until it falls silent: then it drops them, and closes nothing.
 * Or it carries a commit to the server, and closes the connection before the response comes back.
 */
public final class SilentNetwork implements AutoCloseable {

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean cutting = new AtomicBoolean();
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;

    /**
     * Opens a port.
     *
     * @param target the port of the server
     */
    public SilentNetwork(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket();
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next()));
        run(this::accept);
    }

    /** The port that leads to the server. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Drops bytes from now on. */
    public void fallSilent() {
        silent = true;
    }

    /** Carries each piece so much later from now on. */
    public void slowDown(Duration time) {
        delay = time;
    }

    /** Closes the connection that sends the next commit, before it hears how that ended. */
    void cutAfterNextCommit() {
        cutting.set(true);
    }

    /** Whether that commit is still to come. */
    boolean waitsForCommit() {
        return cutting.get();
    }

    /** Serves new connections; the old ones have lost bytes. */
    public void speak() {
        silent = false;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            sockets.add(client);
            run(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException rejected) {
            close(client);
            throw rejected;
        }
        sockets.add(server);
        AtomicBoolean dropped = new AtomicBoolean(silent);
        run(() -> carry(client, server, dropped));
        run(() -> carry(server, client, dropped));
    }

    /** Carries bytes, and the end of the connection, unless bytes were dropped before. */
    private void carry(Socket from, Socket to, AtomicBoolean dropped) throws IOException {
        try {
            carry(from.getInputStream(), to.getOutputStream(), dropped, from);
        } finally {
            if (!dropped.get()) {
                close(from);
                close(to);
            }
        }
    }

    private void close(Socket socket) throws IOException {
        sockets.remove(socket);
        socket.close();
    }

    private void carry(InputStream from, OutputStream to, AtomicBoolean dropped, Socket source) throws IOException {
        byte[] bytes = new byte[8_192];
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
            if (silent) {
                dropped.set(true);
            }
            LockSupport.parkNanos(delay.toNanos());
            boolean commit = new String(bytes, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
            boolean cuts = commit && source.getPort() != target && !dropped.get() && cutting.compareAndSet(true, false);
            if (cuts) {
                dropped.set(true);
            }
            if (cuts || !dropped.get()) {
                to.write(bytes, 0, read);
                to.flush();
            }
            if (cuts) {
                // The server has carried it out by then.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                source.close();
                return;
            }
        }
    }

    private interface Work {

        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // The end of a connection, or of the test.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}

package io.openbroker.jdbc.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries bytes between a client and a server until it falls silent: then it drops them, and closes nothing. */
final class SilentNetwork implements AutoCloseable {

    private final int target;
    private final ServerSocket entrance;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    SilentNetwork(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket();
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next()));
        run(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void fallSilent() {
        silent = true;
    }

    /** Serves new connections; the old ones have lost bytes. */
    void speak() {
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
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(client, server));
            boolean mute = silent;
            run(() -> carry(client.getInputStream(), server.getOutputStream(), mute));
            run(() -> carry(server.getInputStream(), client.getOutputStream(), mute));
        }
    }

    private void carry(InputStream from, OutputStream to, boolean mute) throws IOException {
        byte[] bytes = new byte[8_192];
        boolean dropped = mute;
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
            dropped = dropped || silent;
            if (!dropped) {
                to.write(bytes, 0, read);
                to.flush();
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

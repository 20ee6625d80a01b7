package io.openbroker.testkit.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A connection of a client, and the one to the server that belongs to it. */
final class Link {

    private static final int BUFFER = 16 * 1024;

    private final Relay relay;
    private final Socket client;
    private final Socket server;

    Link(Relay relay, Socket client, Socket server) {
        this.relay = relay;
        this.client = client;
        this.server = server;
    }

    void start() {
        DaemonThread.start("testkit-relay-request", () -> end(this::passRequests));
        DaemonThread.start("testkit-relay-response", () -> end(this::passResponses));
    }

    /** Passes bytes until a side ends. */
    @FunctionalInterface
    private interface Pump {
        void run() throws IOException;
    }

    private void end(Pump pump) {
        try {
            pump.run();
            close();
        } catch (IOException e) {
            reset();
        } finally {
            relay.ended(this);
        }
    }

    private void passRequests() throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (relay.take(WireFault.REQUEST_CUT)) {
                cutRequest(buffer, read, in, out);
                return;
            }
            out.write(buffer, 0, read);
        }
    }

    /** Passes half of a request, and resets the client's connection. */
    private void cutRequest(byte[] buffer, int read, InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        received.write(buffer, 0, read);
        int half = RequestHalf.of(received.toByteArray());
        while (half == RequestHalf.UNKNOWN) {
            int more = in.read(buffer);
            if (more < 0) {
                break;
            }
            received.write(buffer, 0, more);
            half = RequestHalf.of(received.toByteArray());
        }
        out.write(received.toByteArray(), 0, half == RequestHalf.UNKNOWN ? received.size() / 2 : half);
        out.flush();
        // The server must read the half: a reset could discard it.
        server.shutdownOutput();
        reset(client);
    }

    private void passResponses() throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (relay.take(WireFault.RESPONSE_LOST)) {
                reset();
                return;
            }
            out.write(buffer, 0, read);
        }
    }

    private void close() throws IOException {
        client.close();
        server.close();
    }

    /** Ends both connections as a process that dies does. */
    void reset() {
        reset(client);
        reset(server);
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It has ended already, which is all that is wanted.
            return;
        }
    }
}

package io.openbroker.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads the head of a request, and then sends whatever it is told to, HTTP or not. */
public final class RawServer implements AutoCloseable {

    /** What is sent after the head of a request. */
    @FunctionalInterface
    public interface Script {

        /** Sends what it likes; the connection is closed afterwards. */
        void send(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final boolean readsFirst;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket socket, boolean readsFirst) {
        this.socket = socket;
        this.readsFirst = readsFirst;
    }

    /** Starts a server on a free port of the loopback interface. */
    public static RawServer start(Script script) throws IOException {
        return start(true, script);
    }

    /** Starts a server that sends a text to everybody who connects, and does not read before. */
    public static RawServer greeting(String text) throws IOException {
        return start(false, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static RawServer start(boolean readsFirst, Script script) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), readsFirst);
        server.threads.execute(() -> server.accept(script));
        return server;
    }

    /** Starts a server that sends a text. */
    public static RawServer sending(String text) throws IOException {
        return start(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Starts a server that sends a response with a body. */
    public static RawServer responding(int status, String headers, String body) throws IOException {
        return sending("HTTP/1.1 " + status + " Status\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /** Returns the URL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Returns the heads of the requests so far. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection, script));
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void serve(Socket connection, Script script) {
        try (connection) {
            if (readsFirst) {
                heads.add(head(connection.getInputStream()));
            }
            script.send(connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException clientHasGone) {
            // Clients that have read enough close the connection.
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}

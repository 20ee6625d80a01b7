package io.openbroker.jdbc.statements;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Carries the messages between a client and PostgreSQL, and records the statements that the client executes, and {@link #SYNC}
 * where it waits for the results (PostgreSQL, "Message Flow": extended query). For connections without TLS.
 */
final class StatementLog implements AutoCloseable {

    static final String SYNC = "sync";

    private final int target;
    private final ServerSocket entrance;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();

    StatementLog(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void clear() {
        log.clear();
    }

    /** What was executed since {@link #clear}, each on one line. */
    List<String> executed() {
        return List.copyOf(log);
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
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.addAll(List.of(client, server));
            run(() -> server.getInputStream().transferTo(client.getOutputStream()));
            run(() -> new Frontend(client.getInputStream(), server.getOutputStream()).carry());
        }
    }

    private interface Task {

        void run() throws IOException;
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (SocketException | EOFException closed) {
                // The connection, or this log, has ended.
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** The messages of a client. For use by one thread. */
    private final class Frontend {

        private final DataInputStream in;
        private final OutputStream out;
        private final Map<String, String> prepared = new ConcurrentHashMap<>();

        Frontend(InputStream in, OutputStream out) {
            this.in = new DataInputStream(in);
            this.out = out;
        }

        void carry() throws IOException {
            // The first message has no type.
            send(message(new ByteArrayOutputStream()));
            while (true) {
                ByteArrayOutputStream message = new ByteArrayOutputStream();
                int type = in.readUnsignedByte();
                message.write(type);
                byte[] all = message(message);
                record((char) type, ByteBuffer.wrap(all, 5, all.length - 5));
                send(all);
            }
        }

        private byte[] message(ByteArrayOutputStream begun) throws IOException {
            int length = in.readInt();
            begun.write(ByteBuffer.allocate(4).putInt(length).array());
            begun.write(in.readNBytes(length - 4));
            return begun.toByteArray();
        }

        private void send(byte[] message) throws IOException {
            out.write(message);
        }

        private void record(char type, ByteBuffer content) {
            switch (type) {
                case 'P' ->
                    prepared.put(
                            text(content), text(content).replaceAll("\\s+", " ").strip());
                case 'B' -> {
                    // The portal.
                    text(content);
                    log.add(Objects.requireNonNull(prepared.get(text(content))));
                }
                case 'Q' -> {
                    String sql = text(content);
                    // The driver sends the next statement together with it.
                    log.addAll(sql.equals("BEGIN") ? List.of(sql) : List.of(sql, SYNC));
                }
                case 'S' -> log.add(SYNC);
                default -> {
                    // Nothing is executed.
                }
            }
        }

        private String text(ByteBuffer content) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (byte next = content.get(); next != 0; next = content.get()) {
                bytes.write(next);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}

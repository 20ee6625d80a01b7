package io.openbroker.undertow.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** A client of HTTP/2 (RFC 9113) that sends any frames in any order. For use by one thread that sends and one that receives. */
final class Http2Connection implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    static final byte[] NOTHING = {};

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int HEAD_BYTES = 9;
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    /** Sends the preface and the settings, but waits for no frame. */
    Http2Connection(Socket socket, byte[] settings) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        // Otherwise TLS waits, when it is closed, for a thread that cannot send because the server does not read.
        socket.setSoLinger(true, 0);
        in = new BufferedInputStream(socket.getInputStream());
        socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
        send(frame(SETTINGS, 0, 0, settings));
    }

    /** A frame that was received, with its bytes as characters. */
    record Frame(int type, int flags, int stream, String payload) {

        byte[] bytes() {
            return payload.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** The error code of RST_STREAM and of GOAWAY. */
        int error() {
            return ByteBuffer.wrap(bytes()).getInt(type == GOAWAY ? 4 : 0);
        }
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        return frame.array();
    }

    /** The headers of a request of the right user, as literals without a table (RFC 7541, 6.2.2), with more of them. */
    static byte[] request(String method, String path, String... more) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, ":method", method);
        literal(block, ":scheme", "https");
        literal(block, ":authority", "localhost");
        literal(block, ":path", path);
        literal(block, "x-broker-api-version", "2.17");
        literal(block, "authorization", "Basic dXNlcjpwYXNz");
        for (int i = 0; i < more.length; i += 2) {
            literal(block, more[i], more[i + 1]);
        }
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        string(block, name);
        string(block, value);
    }

    static void string(ByteArrayOutputStream block, String text) {
        int length = text.length();
        int most = 0x7f;
        if (length < most) {
            block.write(length);
        } else {
            block.write(most);
            int rest = length - most;
            while (rest >= 0x80) {
                block.write(rest % 0x80 + 0x80);
                rest /= 0x80;
            }
            block.write(rest);
        }
        block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] frames) throws IOException {
        socket.getOutputStream().write(frames);
    }

    /** Sends the same frames several times; returns whether the server has let it. */
    boolean flood(byte[] frames, int times) {
        try {
            for (int i = 0; i < times; i++) {
                send(frames);
            }
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** The next frame. */
    Frame receive() throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        if (head.length < HEAD_BYTES) {
            throw new EOFException("The server has closed the connection");
        }
        ByteBuffer buffer = ByteBuffer.wrap(head);
        int length = (buffer.get() & 0xff) << 16 | (buffer.getShort() & 0xffff);
        int type = buffer.get();
        int flags = buffer.get();
        int stream = buffer.getInt();
        return new Frame(type, flags, stream, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }

    /** The next frame of a type on a stream. */
    Frame receive(int type, int stream) throws IOException {
        for (Frame frame = receive(); ; frame = receive()) {
            if (frame.type() == type && frame.stream() == stream) {
                return frame;
            }
        }
    }

    /** All frames until the server closes the connection. */
    List<Frame> receiveAll() throws IOException {
        List<Frame> frames = new ArrayList<>();
        try {
            while (true) {
                frames.add(receive());
            }
        } catch (EOFException | SocketException | SSLException end) {
            return frames;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

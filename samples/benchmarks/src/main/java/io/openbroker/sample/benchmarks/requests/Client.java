package io.openbroker.sample.benchmarks.requests;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection, which stays open; costs little, so that the server's processor has the most to do. For use by one thread. */
final class Client implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int MAX_HEAD = 8 * 1024;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Socket socket;
    private final InputStream input;
    private final byte[] head = new byte[MAX_HEAD];

    Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a request, reads the whole response, and returns its head. */
    String send(byte[] request, int expected) throws IOException {
        socket.getOutputStream().write(request);
        String text = readHead();
        int status = Integer.parseInt(text.substring(9, 12));
        if (status != expected) {
            throw new IOException("Expected " + expected + ", but got " + text + " for "
                    + new String(request, StandardCharsets.US_ASCII));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int length = lower.indexOf(LENGTH);
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return text;
        } else if (length >= 0) {
            skip(Integer.parseInt(lower.substring(length + LENGTH.length(), lower.indexOf('\r', length + 2))
                    .strip()));
        } else if (lower.contains(CHUNKED)) {
            skipChunks();
        } else {
            throw new IOException("A response without an end: " + text);
        }
        return text;
    }

    private String readHead() throws IOException {
        int size = 0;
        while (size < MAX_HEAD) {
            head[size++] = (byte) read();
            if (size >= 4 && head[size - 1] == '\n' && head[size - 3] == '\n') {
                return new String(head, 0, size, StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("The head of a response is too long");
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            size = 0;
            for (int digit = read(); digit != '\r'; digit = read()) {
                size = size * 16 + Character.digit(digit, 16);
            }
            // The line's LF, the content, and CR LF.
            skip(1 + size + 2);
        } while (size > 0);
    }

    private void skip(int count) throws IOException {
        input.skipNBytes(count);
    }

    private int read() throws IOException {
        int value = input.read();
        if (value < 0) {
            throw new EOFException("The server has closed the connection");
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

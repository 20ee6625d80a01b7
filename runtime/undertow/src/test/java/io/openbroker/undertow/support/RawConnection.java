package io.openbroker.undertow.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection to the server on which anything can be sent, well-formed or not. */
public final class RawConnection implements AutoCloseable {

    public static final String HEADERS =
            "Host: localhost\r\nX-Broker-API-Version: 2.17\r\nAuthorization: Basic dXNlcjpwYXNz\r\n";

    private final Socket socket;
    private final InputStream in;

    public RawConnection(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** A connection that is there already, such as one with TLS. */
    public RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** What came back; the status is 0 if the server closed the connection without an answer. */
    public record Answer(int status, List<String> headers, String body) {

        public boolean has(String header) {
            return headers.stream().anyMatch(header::equalsIgnoreCase);
        }
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    public Answer receive() throws IOException {
        String status = line();
        if (status.isEmpty()) {
            return new Answer(0, List.of(), "");
        }
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(status.split(" ", -1)[1]), headers, body);
    }

    /** All that comes until the server closes the connection. */
    public byte[] receiveAll() throws IOException {
        return in.readAllBytes();
    }

    /** Says that nothing more will be sent. */
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Whether the server has closed the connection, or does so now. */
    public boolean isClosedByServer() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

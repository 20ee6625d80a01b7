package io.openbroker.sample.benchmarks.state;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A connection of a platform, which costs the machine less than a client that can do more. For use by one thread. */
final class PlatformConnection implements AutoCloseable {

    private static final String PATH = "/v2/service_instances/";
    private static final String BODY = "{\"service_id\":\"" + HeldBroker.SERVICE + "\",\"plan_id\":\"" + HeldBroker.PLAN
            + "\",\"context\":{\"platform\":\"kubernetes\",\"namespace\":\"team\",\"clusterid\":\"cluster\"},"
            + "\"organization_guid\":\"o\",\"space_guid\":\"s\"}";

    private final Socket socket;
    private final InputStream in;

    PlatformConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Creates a service instance, and waits for the response that it exists. */
    void provision(String id) throws IOException {
        send("PUT", PATH + id, BODY, 201);
    }

    /**
     * Creates a service instance in the background, and polls until it exists.
     *
     * @param pauseMillis the time between polls
     */
    void provisionInBackground(String id, long pauseMillis) throws IOException, InterruptedException {
        send("PUT", PATH + id + "?accepts_incomplete=true", BODY, 202);
        do {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        } while (!send("GET", PATH + id + "/last_operation", "", 200).contains("succeeded"));
    }

    private String send(String method, String path, String body, int status) throws IOException {
        socket.getOutputStream()
                .write((method + " " + path
                                + " HTTP/1.1\r\nHost: localhost\r\nX-Broker-API-Version: 2.17\r\nAuthorization: "
                                + StartedServer.authorization()
                                + "\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        String first = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        String content = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!first.startsWith("HTTP/1.1 " + status)) {
            throw new IllegalStateException(
                    "Expected " + status + " for " + method + " " + path + ", but got " + first + " " + content);
        }
        return content;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server has closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

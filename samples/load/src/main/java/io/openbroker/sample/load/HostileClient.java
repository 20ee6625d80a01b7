package io.openbroker.sample.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A client that repeats one kind of attack. */
final class HostileClient implements Runnable {

    /** The kinds of attacks. */
    enum Way {
        /** Sends a request head, one byte at a time with long pauses. */
        SLOW_HEAD,
        /** Sends a body, one byte at a time with long pauses. */
        SLOW_BODY,
        /** Closes the connection in the middle of a body. */
        BROKEN_BODY,
        /** Sends requests, and never reads the responses. */
        DEAF,
        /** Sends bytes that are not HTTP. */
        NOISE,
        /** Sends deeply nested JSON. */
        DEEP_BODY,
        /** Sends a body that never ends, in chunks. */
        ENDLESS_BODY,
        /** Guesses passwords. */
        GUESS,
        /** Connects, and sends nothing. */
        SILENT
    }

    private static final int PATIENCE_MILLIS = 100_000;
    private static final int PAUSE_MILLIS = 50;

    private final int port;
    private final Way way;
    private final Tally tally;
    private final Random random;

    HostileClient(int port, Way way, Tally tally, long seed) {
        this.port = port;
        this.way = way;
        this.tally = tally;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (!tally.isOver()) {
                attempt();
                tally.harassed();
                // Without a pause, a client on the loopback interface would overload the machine instead of the
                // server.
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            harass(socket, socket.getOutputStream());
        } catch (IOException rejected) {
            // The server may close the connection of a hostile client.
        }
    }

    private void harass(Socket socket, OutputStream out) throws IOException, InterruptedException {
        switch (way) {
            case SLOW_HEAD -> drip(out, head(0));
            case SLOW_BODY -> {
                send(out, head(1_000));
                drip(out, " ".repeat(1_000));
            }
            case BROKEN_BODY -> {
                send(out, head(1_000) + "{\"service_id\":");
                Thread.sleep(random.nextInt(20));
            }
            case DEAF -> {
                for (int i = 0; i < 50; i++) {
                    send(out, "GET /v2/catalog HTTP/1.1\r\n" + headers());
                }
                Thread.sleep(1_000);
            }
            case NOISE -> {
                byte[] noise = new byte[random.nextInt(4_000) + 1];
                random.nextBytes(noise);
                out.write(noise);
                Thread.sleep(random.nextInt(20));
            }
            case DEEP_BODY -> {
                String body = "{\"parameters\":" + "[".repeat(200_000);
                send(out, head(body.length()) + body);
                drain(socket);
            }
            case ENDLESS_BODY -> {
                send(out, "PUT /v2/service_instances/e HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + headers());
                for (int i = 0; i < 10_000; i++) {
                    send(out, "1000\r\n" + " ".repeat(0x1000) + "\r\n");
                    Thread.sleep(1);
                }
            }
            case GUESS -> {
                send(
                        out,
                        "GET /v2/catalog HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Broker-API-Version: 2.17\r\n"
                                + "Authorization: " + GoodClient.authorization(Server.USER, "guess" + random.nextInt())
                                + "\r\n\r\n");
                drain(socket);
            }
            case SILENT -> drain(socket);
        }
    }

    private static String head(int length) {
        return "PUT /v2/service_instances/h HTTP/1.1\r\nContent-Length: " + length + "\r\n" + headers();
    }

    private static String headers() {
        return "Host: x\r\nX-Broker-API-Version: 2.17\r\nContent-Type: application/json\r\nAuthorization: "
                + GoodClient.authorization(Server.USER, Server.PASSWORD) + "\r\n\r\n";
    }

    private void drip(OutputStream out, String text) throws IOException, InterruptedException {
        for (int i = 0; i < text.length() && !tally.isOver(); i++) {
            send(out, text.substring(i, i + 1));
            Thread.sleep(500);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void drain(Socket socket) throws IOException {
        byte[] buffer = new byte[8_192];
        while (socket.getInputStream().read(buffer) >= 0) {
            // Only the end of the response matters.
        }
    }
}

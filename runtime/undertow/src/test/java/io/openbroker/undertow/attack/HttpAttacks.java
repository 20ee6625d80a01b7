package io.openbroker.undertow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks over HTTP/1.1: on limits of heads and bodies, and on what proxies read in other ways. Whatever a server says to them, it
 * calls no handler, does not keep the connection, and serves others as before. Subclasses start the server.
 */
public abstract class HttpAttacks {

    private static final String BODY = ServerTest.BODY;
    private static final String START = "PUT /v2/service_instances/i HTTP/1.1\r\n" + RawConnection.HEADERS;
    private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String SIZE = Integer.toHexString(BODY.length());
    private static final String CHUNKS = SIZE + "\r\n" + BODY + "\r\n0\r\n\r\n";
    private static final String SMUGGLED =
            "PUT /v2/service_instances/smuggled HTTP/1.1\r\n" + RawConnection.HEADERS + LENGTH + "\r\n" + BODY;
    private static final int MEGABYTE = 1024 * 1024;

    /** The server, without any trace of an earlier attack. */
    protected abstract Target target();

    @ParameterizedTest
    @MethodSource
    protected void executesNothingWhoseEndIsUnclear(String request) throws Exception {
        try (RawConnection connection = target().connect()) {
            connection.send(request + SMUGGLED);
            assertHarmless(request, connection);
        }
    }

    /** Asserts that a request whose end is unclear does no harm. */
    protected void assertHarmless(String request, RawConnection connection) throws IOException {
        assertRejected(connection);
        target().assertUnharmed();
    }

    static Stream<String> executesNothingWhoseEndIsUnclear() {
        Stream<String> heads = Stream.of(
                        LENGTH + CHUNKED,
                        CHUNKED + LENGTH,
                        LENGTH + "Content-Length: 3\r\n",
                        "Content-Length: +" + BODY.length() + "\r\n",
                        "Content-Length: 0x59\r\n",
                        "Content-Length: 18446744073709551705\r\n",
                        "Content-Length:\r\n",
                        LENGTH.replace(":", " :"),
                        CHUNKED.replace(":", " :"),
                        CHUNKED.replace(": ", ":\u000b"),
                        "Transfer-Encoding: xchunked\r\n",
                        "Transfer-Encoding: identity\r\n" + LENGTH,
                        "Transfer-Encoding: chunked, identity\r\n",
                        "Transfer-Encoding: gzip, chunked\r\n",
                        "Transfer-Encoding:\r\n chunked, x\r\n",
                        LENGTH.replace("\r\n", "\n"),
                        "X: a\rY: b\r\n" + LENGTH,
                        "X: a\u0000b\r\n" + LENGTH,
                        "X Y: a\r\n" + LENGTH,
                        "Host: other\r\n" + LENGTH)
                .map(headers -> START + headers + "\r\n" + (headers.contains("Encoding") ? CHUNKS : BODY));
        Stream<String> chunks = Stream.of(
                        CHUNKS.replace(SIZE, "zz"),
                        CHUNKS.replace(SIZE, "-" + SIZE),
                        CHUNKS.replace(SIZE, "0x" + SIZE),
                        CHUNKS.replace(SIZE, "100000000000000" + SIZE),
                        CHUNKS.replace(SIZE + "\r\n", "\r\n"),
                        CHUNKS.replace(BODY + "\r\n", BODY),
                        CHUNKS.replace(BODY + "\r\n", BODY + "garbage\r\n"))
                .map(text -> START + CHUNKED + "\r\n" + text);
        return Stream.concat(heads, chunks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/catalog?%s HTTP/1.1\r\n",
                "G%s /v2/catalog HTTP/1.1\r\n",
                "GET /v2/catalog HTTP/1.1\r\nX: %s\r\n",
                "GET /v2/catalog HTTP/1.1\r\n%s: x\r\n",
                "GET /v2/catalog HTTP/1.1\r\nHost: %s\r\n",
                "GET /v2/catalog HTTP/1.1\r\nAuthorization: Basic %s\r\n",
                "PUT /v2/service_instances/i HTTP/1.1\r\nTransfer-Encoding: chunked\r\n%s\r\n"
            })
    protected void readsHeadsUpToALimit(String head) throws Exception {
        try (RawConnection connection = target().connect()) {
            sendUntilClosed(connection, head.replace("%s", "x".repeat(MEGABYTE)) + RawConnection.HEADERS + "\r\n");
            assertRejected(connection);
        }
        target().assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y\r\n", "Cookie: a=b\r\n", "X: y\r\n z\r\n", "Transfer-Encoding: chunked\r\n"})
    protected void readsHeadersUpToANumber(String header) throws Exception {
        try (RawConnection connection = target().connect()) {
            sendUntilClosed(
                    connection,
                    "GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + header.repeat(MEGABYTE / header.length())
                            + "\r\n");
            assertRejected(connection);
        }
        target().assertUnharmed();
    }

    /** Neither kept in memory nor read for ever, whether the sender is known or not. */
    @ParameterizedTest
    @ValueSource(strings = {"0\r\nX: %s", "0\r\n%s", "1;%s\r\na\r\n0\r\n\r\n", "%s"})
    protected void readsWhatIsAroundChunksUpToALimit(String chunks) throws Exception {
        for (String head : List.of(START, START.replace("dXNlcjpwYXNz", "dXNlcjp3cm9uZw=="))) {
            try (RawConnection connection = target().connect()) {
                sendUntilClosed(connection, head + CHUNKED + "\r\n" + chunks.replace("%s", "x".repeat(4 * MEGABYTE)));
                assertRejected(connection);
            }
        }
        target().assertUnharmed();
    }

    @Test
    protected void doesNotUnpackBodies() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] blanks = " ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 50; i++) {
                gzip.write(blanks);
            }
        }
        for (String coding : List.of("gzip", "x-gzip", "deflate", "br", "gzip, gzip", "identity, gzip")) {
            try (RawConnection connection = target().connect()) {
                connection.send(START + "Connection: close\r\nContent-Encoding: " + coding + "\r\nContent-Length: "
                        + bomb.size() + "\r\n\r\n");
                connection.send(bomb.toByteArray());
                assertThat(connection.receive().status()).as(coding).isBetween(400, 499);
            }
        }
        target().assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "OPTIONS", "TRACK", "PROPFIND", "get", "PRI"})
    protected void echoesNothingToOddMethods(String method) throws Exception {
        try (RawConnection connection = target().connect()) {
            connection.send(method + " /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "Connection: close\r\n\r\n");
            String all = new String(connection.receiveAll(), StandardCharsets.ISO_8859_1);

            assertThat(all).matches("(?s)HTTP/1.1 [45].*").doesNotContain("dXNlcjpwYXNz");
        }
        target().assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rX-Injected: b", "a\nX-Injected: b", "a\r\n X-Injected: b", "a%0d%0aX-Injected: b"})
    protected void putsNoForeignLineIntoAResponse(String identity) throws Exception {
        try (RawConnection connection = target().connect()) {
            connection.send("GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + ServerTest.IDENTITY + ": "
                    + identity + "\r\nConnection: close\r\n\r\n");
            assertThat(connection.receive().headers()).noneMatch(header -> header.startsWith("X-Injected"));
        }
        target().assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET /v2/catalog HTTP/1.1\r\nHost: x\r\nX: "})
    protected void doesNotWaitForEver(String start) throws Exception {
        if (start.isEmpty()) {
            // Connections without a request may be kept longer; it is enough that they disturb nobody.
            List<RawConnection> idle = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                idle.add(target().connect());
            }
            target().assertUnharmed();
            for (RawConnection connection : idle) {
                connection.close();
            }
            return;
        }
        try (RawConnection connection = target().connect()) {
            connection.send(start);
            assertRejected(connection);
        }
        target().assertUnharmed();
    }

    /** The responses fill the buffers of both sides; what remains must not fill the memory. */
    @Test
    protected void keepsNoResponsesForClientsThatDoNotRead() throws Exception {
        Thread sender;
        try (RawConnection connection = target().connect()) {
            sender = new Thread(() -> {
                try {
                    String get = "GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n";
                    for (int i = 0; i < 2_000; i++) {
                        connection.send(get.repeat(100));
                    }
                } catch (IOException closed) {
                    // The test is over, or the server has had enough.
                }
            });
            sender.start();
            for (int i = 0; i < 5; i++) {
                target().assertUnharmed();
            }
        }
        sender.join();
    }

    private static void sendUntilClosed(RawConnection connection, String text) throws IOException {
        try {
            connection.send(text);
        } catch (SocketException closed) {
            // As it should.
        }
    }

    /** The server rejects the request, or closes the connection without a word, and does not keep it. */
    private static void assertRejected(RawConnection connection) throws IOException {
        try {
            Answer answer = connection.receive();
            assertThat(answer.status() == 0 || (answer.status() >= 400 && answer.status() < 600))
                    .as(answer.toString())
                    .isTrue();
            if (answer.status() != 0) {
                // Nothing that follows is taken for a request.
                String rest = new String(connection.receiveAll(), StandardCharsets.ISO_8859_1);
                assertThat(rest).doesNotContain("HTTP/1.1 2");
            }
        } catch (SocketException reset) {
            // As it should.
        }
    }
}

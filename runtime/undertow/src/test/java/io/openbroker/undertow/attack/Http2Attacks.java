package io.openbroker.undertow.attack;

import static io.openbroker.undertow.attack.Http2Connection.CONTINUATION;
import static io.openbroker.undertow.attack.Http2Connection.DATA;
import static io.openbroker.undertow.attack.Http2Connection.END_HEADERS;
import static io.openbroker.undertow.attack.Http2Connection.END_STREAM;
import static io.openbroker.undertow.attack.Http2Connection.GOAWAY;
import static io.openbroker.undertow.attack.Http2Connection.HEADERS;
import static io.openbroker.undertow.attack.Http2Connection.NOTHING;
import static io.openbroker.undertow.attack.Http2Connection.PING;
import static io.openbroker.undertow.attack.Http2Connection.RST_STREAM;
import static io.openbroker.undertow.attack.Http2Connection.SETTINGS;
import static io.openbroker.undertow.attack.Http2Connection.WINDOW_UPDATE;
import static io.openbroker.undertow.attack.Http2Connection.frame;
import static io.openbroker.undertow.attack.Http2Connection.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.attack.Http2Connection.Frame;
import io.openbroker.undertow.support.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks over HTTP/2. The server closes connections that flood it, and no attack disturbs other connections. Subclasses start the
 * server, with TLS.
 */
public abstract class Http2Attacks {

    private static final int MAX_STREAMS = 100;
    private static final int CANCEL = 8;
    private static final int MANY = 2_000;
    private static final byte[] GET = request("GET", "/v2/catalog");

    /** The server, without any trace of an earlier attack. */
    protected abstract Target target();

    private Http2Connection connect() throws IOException {
        return connect(NOTHING);
    }

    private Http2Connection connect(byte[] settings) throws IOException {
        return new Http2Connection(target().socket("h2"), settings);
    }

    /** CVE-2023-44487. */
    @Test
    protected void closesConnectionsThatResetTheirStreams() throws Exception {
        try (Http2Connection connection = connect()) {
            Thread sender = new Thread(() -> {
                for (int stream = 1; stream < 20 * MANY; stream += 2) {
                    byte[] open = frame(HEADERS, END_STREAM | END_HEADERS, stream, GET);
                    byte[] reset = frame(RST_STREAM, 0, stream, word(CANCEL));
                    if (!connection.flood(joined(open, reset), 1)) {
                        return;
                    }
                }
            });
            sender.start();
            assertThat(connection.receiveAll()).hasSizeLessThan(MANY);
            sender.join();
        }
        target().assertUnharmed();
    }

    @Test
    protected void limitsTheStreamsOfAConnection() throws Exception {
        byte[] wrong = new String(request("PUT", "/v2/service_instances/i"), StandardCharsets.ISO_8859_1)
                .replace("dXNlcjpwYXNz", "dXNlcjpwYXNy")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] head : List.of(request("PUT", "/v2/service_instances/i"), wrong)) {
            try (Http2Connection connection = connect()) {
                assertThat(setting(connection.receive(SETTINGS, 0), 3)).isEqualTo(MAX_STREAMS);
                Thread sender = new Thread(() -> {
                    for (int stream = 1; stream < 2 * MANY; stream += 2) {
                        if (!connection.flood(frame(HEADERS, END_HEADERS, stream, head), 1)) {
                            return;
                        }
                    }
                });
                sender.start();
                List<Frame> frames = connection.receiveAll();
                sender.join();
                assertThat(frames).filteredOn(frame -> frame.type() == HEADERS).hasSizeLessThanOrEqualTo(MAX_STREAMS);
                assertThat(frames).anyMatch(frame -> frame.type() == RST_STREAM);
            }
            target().assertUnharmed();
        }
    }

    /** CVE-2024-27316 and its like: a head without an end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10_000})
    protected void readsNoHeadWithoutAnEnd(int length) throws Exception {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(0);
        Http2Connection.string(header, "x");
        Http2Connection.string(header, "y".repeat(length));
        byte[] more = length == 0 ? NOTHING : header.toByteArray();
        try (Http2Connection connection = connect()) {
            connection.send(frame(HEADERS, END_STREAM, 1, GET));
            boolean all = connection.flood(frame(CONTINUATION, 0, 1, more), 5 * MANY);

            assertThat(all && length > 0).isFalse();
            target().assertUnharmed();
        }
    }

    /** A header of four kilobytes that is sent once and then named by one byte (CVE-2016-6581). */
    @Test
    protected void limitsHeadsAfterTheyAreUnpacked() throws Exception {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(GET);
        first.write(0x40);
        Http2Connection.string(first, "x");
        Http2Connection.string(first, "y".repeat(4_000));
        byte[] named =
                joined(GET, new String(new char[10_000]).replace('\0', '\u00be').getBytes(StandardCharsets.ISO_8859_1));
        try (Http2Connection connection = connect()) {
            connection.send(frame(HEADERS, END_STREAM | END_HEADERS, 1, first.toByteArray()));
            connection.receive(HEADERS, 1);
            connection.send(frame(HEADERS, END_STREAM | END_HEADERS, 3, named));

            assertThat(connection.receiveAll()).noneMatch(frame -> frame.type() == DATA && frame.stream() == 3);
        }
        target().assertUnharmed();
    }

    @ParameterizedTest
    @ValueSource(ints = {SETTINGS, PING})
    protected void keepsNoResponsesToFloodsOfFrames(int type) throws Exception {
        byte[] payload = type == PING ? new byte[8] : NOTHING;
        byte[] thousand = joined(
                Stream.generate(() -> frame(type, 0, 0, payload)).limit(1_000).toArray(byte[][]::new));
        Thread sender;
        try (Http2Connection connection = connect()) {
            // Nothing is read, so at last the server does not read either.
            sender = new Thread(() -> connection.flood(thousand, MANY));
            sender.start();
            for (int i = 0; i < 5; i++) {
                target().assertUnharmed();
            }
        }
        sender.join();
    }

    /** A client that gives no window can receive nothing; others can. */
    @Test
    protected void keepsResponsesThatNobodyTakesOnTheirConnection() throws Exception {
        byte[] noWindow = {0, 4, 0, 0, 0, 0};
        try (Http2Connection connection = connect(noWindow)) {
            for (int stream = 1; stream < 2 * MAX_STREAMS; stream += 2) {
                connection.send(frame(HEADERS, END_STREAM | END_HEADERS, stream, GET));
            }
            target().assertUnharmed();
            connection.send(frame(WINDOW_UPDATE, 0, 1, word(10_000)));
            assertThat(connection.receive(DATA, 1).payload()).isNotEmpty();
        }
    }

    /** The response is sent at once, and the stream ends; other streams of the connection go on. */
    @Test
    protected void respondsBeforeABodyThatIsNotWanted() throws Exception {
        try (Http2Connection connection = connect()) {
            connection.send(frame(HEADERS, END_HEADERS, 1, request("PUT", "/unknown", "content-length", "100")));
            assertThat(connection.receive(DATA, 1).payload()).contains("\"NotFound\"");

            connection.send(frame(HEADERS, END_HEADERS, 3, request("PUT", "/v2/service_instances/i")));
            assertThat(connection.receive(DATA, 3).payload()).contains("\"BodyTooSlow\"");

            connection.send(frame(HEADERS, END_STREAM | END_HEADERS, 5, GET));
            assertThat(connection.receive(DATA, 5).payload()).contains("services");
        }
        target().assertUnharmed();
    }

    @ParameterizedTest
    @MethodSource
    protected void executesNothingThatAProxyCouldReadOtherwise(String name, String value) throws Exception {
        byte[] body = ServerTest.BODY.getBytes(StandardCharsets.UTF_8);
        try (Http2Connection connection = connect()) {
            connection.send(frame(HEADERS, END_HEADERS, 1, request("PUT", "/v2/service_instances/i", name, value)));
            connection.send(frame(DATA, END_STREAM, 1, body));
            // The server resets the stream, closes the connection, or responds with an error.
            connection.send(frame(PING, 0, 0, new byte[8]));
            try {
                for (Frame frame = connection.receive();
                        frame.type() != RST_STREAM && frame.type() != GOAWAY && frame.type() != DATA;
                        frame = connection.receive()) {}
            } catch (IOException closed) {
                // As it should.
            }
        }
        target().assertUnharmed();
    }

    static Stream<Arguments> executesNothingThatAProxyCouldReadOtherwise() {
        return Stream.of(
                Arguments.of("transfer-encoding", "chunked"),
                Arguments.of("content-length", "5"),
                Arguments.of("content-length", "500"),
                Arguments.of("content-length", "x"),
                Arguments.of("connection", "close"),
                Arguments.of("X-Upper", "y"),
                Arguments.of("x y", "z"),
                Arguments.of("", "z"),
                Arguments.of(":path", "/v2/catalog"),
                Arguments.of(":unknown", "x"));
    }

    @ParameterizedTest
    @MethodSource
    protected void closesConnectionsWithMalformedFrames(byte[] malformed) throws Exception {
        try (Http2Connection connection = connect()) {
            connection.flood(malformed, 1);
            assertThat(connection.receiveAll()).noneMatch(frame -> frame.type() == HEADERS);
        }
        target().assertUnharmed();
    }

    static Stream<byte[]> closesConnectionsWithMalformedFrames() {
        byte[] badHuffman = {0, (byte) 0x81, (byte) 0xff, (byte) 0x81, (byte) 0xff};
        return Stream.of(
                frame(DATA, 0, 0, new byte[1]),
                frame(DATA, 0, 1, new byte[20_000]),
                frame(RST_STREAM, 0, 7, word(CANCEL)),
                frame(WINDOW_UPDATE, 0, 0, word(0)),
                frame(WINDOW_UPDATE, 0, 0, word(Integer.MAX_VALUE)),
                frame(SETTINGS, 0, 0, new byte[] {0, 4, -1, -1, -1, -1}),
                frame(SETTINGS, 0, 0, new byte[5]),
                frame(PING, 0, 0, new byte[7]),
                frame(HEADERS, END_STREAM | END_HEADERS, 2, GET),
                frame(HEADERS, END_STREAM | END_HEADERS, 1, badHuffman),
                frame(HEADERS, END_STREAM | END_HEADERS, 1, new byte[] {(byte) 0xff, -1, -1, -1, -1, -1, -1}),
                frame(HEADERS, END_STREAM | END_HEADERS, 1, new byte[] {(byte) 0x80}));
    }

    private static int setting(Frame settings, int id) {
        ByteBuffer entries = ByteBuffer.wrap(settings.bytes());
        while (entries.hasRemaining()) {
            int key = entries.getShort();
            int value = entries.getInt();
            if (key == id) {
                return value;
            }
        }
        return -1;
    }

    private static byte[] word(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

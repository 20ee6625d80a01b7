package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDecoderTest {

    private static final String CHUNKS = "5;name=\"v\"\r\nhello\r\n001\r\n \r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n";

    private final ChunkDecoder decoder = new ChunkDecoder();
    private final StringBuilder decoded = new StringBuilder();

    /** However the network cuts the bytes into parts. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void decodesParts(int length) throws Exception {
        for (int at = 0; at < CHUNKS.length(); at += length) {
            assertThat(decoder.ended()).isFalse();
            decode(CHUNKS.substring(at, Math.min(CHUNKS.length(), at + length)));
        }
        assertThat(decoder.ended()).isTrue();
        assertThat(decoded).hasToString("hello 0123456789");
    }

    @Test
    void readsNothingBehindTheEnd() throws Exception {
        ByteBuffer raw = decode(CHUNKS + "GET / HTTP/1.1");

        assertThat(StandardCharsets.ISO_8859_1.decode(raw).toString()).isEqualTo("GET / HTTP/1.1");
    }

    @Test
    void passesDataOnBeforeAChunkIsComplete() throws Exception {
        decode("fffffffffffffff\r\nstart");

        assertThat(decoded).hasToString("start");
        assertThat(decoder.ended()).isFalse();
    }

    @Test
    void limitsExtensionsAndTrailersTogether() throws Exception {
        String half = "x".repeat(ChunkDecoder.MAX_EXTRA_BYTES / 2);
        decode("1;" + half + "\r\na\r\n0\r\n" + half);

        assertThatThrownBy(() -> decode("x")).isInstanceOf(MalformedChunksException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                ";x\r\n",
                "g\r\n",
                "1 \r\na\r\n",
                "1\n",
                "1\rx",
                "1\r\na\n",
                "1\r\nab\r\n",
                "1\r\na\rx",
                "1;\n",
                "0\r\n\n",
                "0\r\nX: y\n",
                "0\r\n\rx",
                "0\r\nX\u0000",
                "1000000000000000\r\n"
            })
    void refusesEverythingElse(String chunks) {
        assertThatThrownBy(() -> decode(chunks)).isInstanceOf(MalformedChunksException.class);
    }

    private ByteBuffer decode(String text) throws MalformedChunksException {
        ByteBuffer raw = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        decoder.decode(raw, part -> decoded.append(StandardCharsets.ISO_8859_1.decode(part)));
        return raw;
    }
}

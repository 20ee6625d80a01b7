package io.openbroker.testkit.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestHalfTest {

    private static final String HEAD = "PUT /x HTTP/1.1\r\ncontent-length: 10\r\n\r\n";

    private static int half(String received) {
        return RequestHalf.of(received.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void isInTheMiddleOfTheBody() {
        assertThat(half(HEAD + "0123456789")).isEqualTo(HEAD.length() + 5);
        assertThat(half(HEAD + "01234")).isEqualTo(HEAD.length() + 5);
    }

    @Test
    void isInTheMiddleOfTheHeadIfThereIsNoBody() {
        assertThat(half("GET /x HTTP/1.1\r\n\r\n")).isEqualTo(7);
    }

    @Test
    void needsHalfOfTheRequest() {
        assertThat(half("PUT /x HTT")).isEqualTo(RequestHalf.UNKNOWN);
        assertThat(half(HEAD + "0123")).isEqualTo(RequestHalf.UNKNOWN);
    }
}

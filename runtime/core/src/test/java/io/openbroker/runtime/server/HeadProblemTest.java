package io.openbroker.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112, 6.3: every reader finds the same end of a body. */
class HeadProblemTest {

    private static final List<String> NONE = List.of();
    private static final List<String> CHUNKED = List.of("chunked");

    @Test
    void acceptsOneLengthOrChunks() {
        assertThat(HeadProblem.find("HTTP/1.1", NONE, NONE)).isEmpty();
        assertThat(HeadProblem.find("HTTP/1.0", List.of("12"), NONE)).isEmpty();
        assertThat(HeadProblem.find("HTTP/1.1", NONE, List.of("Chunked"))).isEmpty();
        assertThat(HeadProblem.find("HTTP/2.0", List.of("0"), NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+1", "-1", "0x1", "1 ", "1,1", "1234567890123456789", "\u0661"})
    void acceptsDigitsAlone(String length) {
        assertThat(HeadProblem.find("HTTP/1.1", List.of(length), NONE)).contains(HeadProblem.AMBIGUOUS_LENGTH);
    }

    @Test
    void rejectsWhatReadersUnderstandDifferently() {
        assertThat(HeadProblem.find("HTTP/1.1", List.of("1", "1"), NONE)).contains(HeadProblem.AMBIGUOUS_LENGTH);
        assertThat(HeadProblem.find("HTTP/1.1", List.of("1"), CHUNKED)).contains(HeadProblem.AMBIGUOUS_LENGTH);
        assertThat(HeadProblem.find("HTTP/1.0", NONE, CHUNKED)).contains(HeadProblem.AMBIGUOUS_LENGTH);
        assertThat(HeadProblem.find("HTTP/2.0", NONE, CHUNKED)).contains(HeadProblem.AMBIGUOUS_LENGTH);
        assertThat(HeadProblem.find("HTTP/1.1", NONE, List.of("chunked", "chunked")))
                .contains(HeadProblem.AMBIGUOUS_LENGTH);
        assertThat(HeadProblem.find("HTTP/1.1", NONE, List.of("gzip, chunked"))).contains(HeadProblem.AMBIGUOUS_LENGTH);
    }

    @Test
    void rejectsVersionsThatNobodySpeaks() {
        assertThat(HeadProblem.find("HTTP/0.9", NONE, NONE)).contains(HeadProblem.UNSUPPORTED_PROTOCOL);
        assertThat(HeadProblem.find("", NONE, NONE)).contains(HeadProblem.UNSUPPORTED_PROTOCOL);
    }
}

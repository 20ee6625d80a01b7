package io.openbroker.runtime.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyCollectorTest {

    private static final int MAX_BYTES = 100_000;

    @ParameterizedTest
    @CsvSource({
        // Chunks have no announced length.
        "-1, 1",
        "-1, 4096",
        "-1, 4097",
        "-1, 16384",
        "-1, 20480",
        "1, 1",
        "235, 235",
        "4096, 4096",
        "4097, 4097",
        "16384, 16384",
        "20480, 20480",
        "60000, 60000",
    })
    void givesBackTheBodyAsItWasSent(long announced, int length) {
        byte[] sent = new byte[length];
        new Random(length).nextBytes(sent);
        List<byte[]> received = new ArrayList<>();
        BodyCollector collector =
                new BodyCollector(announced, MAX_BYTES, new BodyMemory(MAX_BYTES, MAX_BYTES).of("cf"), into(received));

        for (int at = 0; at < length; at += 1_000) {
            assertThat(collector.wantsMore()).isTrue();
            collector.accept(ByteBuffer.wrap(sent, at, Math.min(1_000, length - at)));
        }
        collector.finish();

        assertThat(received).containsExactly(sent);
    }

    @ParameterizedTest
    @CsvSource({"500, 100", "5, 100", "1, 0", "0, 1"})
    void acceptsNoBodyOfAnotherLengthThanAnnounced(long announced, int length) {
        BodyCollector collector = new BodyCollector(
                announced, MAX_BYTES, new BodyMemory(MAX_BYTES, MAX_BYTES).of("cf"), into(new ArrayList<>()));
        collector.accept(ByteBuffer.wrap(new byte[length]));

        assertThatThrownBy(collector::finish).hasMessage("The body is malformed");
    }

    private static BodyCollector.Receiver into(List<byte[]> bodies) {
        return new BodyCollector.Receiver() {

            @Override
            public void complete(byte[] body) {
                bodies.add(body);
            }

            @Override
            public void tooLarge() {
                throw new AssertionError("The body is too large");
            }

            @Override
            public void tooSlow() {
                throw new AssertionError("The body is too slow");
            }

            @Override
            public void malformed() {
                throw new AssertionError("The body is malformed");
            }

            @Override
            public void outOfMemory() {
                throw new AssertionError("There is no memory for the body");
            }

            @Override
            public void failed(Throwable cause) {
                throw new AssertionError(cause);
            }
        };
    }
}

package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Memory that bodies share. */
class BodyMemoryTest {

    private static final int LARGE = BodyMemory.FREE_BYTES + 1_000;

    private final BodyMemory memory = new BodyMemory(1_500);

    @Test
    void hasRoomForWhatFits() {
        assertThat(memory.new Share().grow(LARGE)).isTrue();
        assertThat(memory.new Share().grow(LARGE)).isFalse();
        assertThat(memory.new Share().grow(LARGE - 500)).isTrue();
    }

    @Test
    void alwaysHasRoomForSmallBodies() {
        assertThat(memory.new Share().grow(LARGE + 500)).isTrue();
        assertThat(memory.new Share().grow(BodyMemory.FREE_BYTES)).isTrue();
    }

    @Test
    void countsABodyOnceWhileItGrows() {
        BodyMemory.Share growing = memory.new Share();
        for (int bytes = 1; bytes <= LARGE + 500; bytes += 100) {
            assertThat(growing.grow(bytes)).isTrue();
        }
        assertThat(growing.grow(LARGE + 501)).isFalse();
    }

    @Test
    void takesRoomBackOnce() {
        BodyMemory.Share share = memory.new Share();
        assertThat(share.grow(LARGE + 500)).isTrue();
        share.release();
        share.release();

        assertThat(memory.new Share().grow(LARGE + 500)).isTrue();
        assertThat(memory.new Share().grow(LARGE)).isFalse();
    }
}

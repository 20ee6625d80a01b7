package io.openbroker.runtime.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Memory that bodies share. */
class BodyMemoryTest {

    private static final int LARGE = BodyMemory.FREE_BYTES + 1_000;

    private final BodyMemory memory = new BodyMemory(1_500, 1_500);

    @Test
    void hasRoomForWhatFits() {
        assertThat(memory.of("cf").grow(LARGE)).isTrue();
        assertThat(memory.of("cf").grow(LARGE)).isFalse();
        assertThat(memory.of("cf").grow(LARGE - 500)).isTrue();
    }

    @Test
    void alwaysHasRoomForSmallBodies() {
        assertThat(memory.of("cf").grow(LARGE + 500)).isTrue();
        assertThat(memory.of("cf").grow(BodyMemory.FREE_BYTES)).isTrue();
    }

    @Test
    void countsABodyOnceWhileItGrows() {
        BodyMemory.Share growing = memory.of("cf");
        for (int bytes = 1; bytes <= LARGE + 500; bytes += 100) {
            assertThat(growing.grow(bytes)).isTrue();
        }
        assertThat(growing.grow(LARGE + 501)).isFalse();
    }

    @Test
    void leavesRoomForOtherSenders() {
        BodyMemory shared = new BodyMemory(1_500, 1_000);
        BodyMemory.Share first = shared.of("cf");
        assertThat(first.grow(LARGE)).isTrue();
        assertThat(shared.of("cf").grow(BodyMemory.FREE_BYTES + 1)).isFalse();
        assertThat(shared.of("k8s").grow(LARGE - 500)).isTrue();

        first.release();
        assertThat(shared.of("cf").grow(LARGE)).isTrue();
    }

    @Test
    void hasRoomForTheLargestBodiesOfTwoSenders() {
        int largest = 1 << 30;
        BodyMemory ofHeap = BodyMemory.ofHeap(largest, 1);
        assertThat(ofHeap.of("cf").grow(largest)).isTrue();
        assertThat(ofHeap.of("cf").grow(largest)).isFalse();
        assertThat(ofHeap.of("k8s").grow(largest)).isTrue();
    }

    @Test
    void takesRoomBackOnce() {
        BodyMemory.Share share = memory.of("cf");
        assertThat(share.grow(LARGE + 500)).isTrue();
        share.release();
        share.release();

        assertThat(memory.of("cf").grow(LARGE + 500)).isTrue();
        assertThat(memory.of("cf").grow(LARGE)).isFalse();
    }
}

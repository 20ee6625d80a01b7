package io.openbroker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockDifferenceTest {

    @Test
    void isWrongBeyondFiveSecondsAndTheError() {
        assertThat(of(5_000).isWrong(Duration.ZERO)).isFalse();
        assertThat(of(5_001).isWrong(Duration.ZERO)).isTrue();
        assertThat(of(-5_001).isWrong(Duration.ZERO)).isTrue();
        assertThat(of(-5_001).isWrong(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void isRoundedForPeople() {
        assertThat(of(7_499).words()).isEqualTo("7 s ahead of");
        assertThat(of(-7_500).words()).isEqualTo("8 s behind");
    }

    private static ClockDifference of(long millis) {
        return new ClockDifference(Duration.ofMillis(millis));
    }
}

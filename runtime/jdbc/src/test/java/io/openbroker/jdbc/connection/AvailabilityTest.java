package io.openbroker.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.jdbc.connection.Availability.Need;
import io.openbroker.jdbc.connection.SqlFailure.Kind;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<String> heard = new ArrayList<>();
    private final Availability availability = new Availability("place", nanos::get, new OutageListener() {
        @Override
        public void begins() {
            heard.add("begins");
        }

        @Override
        public void ends() {
            heard.add("ends");
        }
    });

    @Test
    void letsOneAttemptThroughEachSecondWhileTheServerIsAway() {
        availability.admit();
        fail(Kind.UNREACHABLE, Need.READ);
        assertThatThrownBy(availability::admit)
                .isInstanceOf(StateUnavailableException.class)
                .hasMessage("reason");
        pass(Duration.ofSeconds(1));
        assertThatCode(availability::admit).doesNotThrowAnyException();
        assertThatThrownBy(availability::admit).isInstanceOf(StateUnavailableException.class);

        availability.worked(Need.READ);
        assertThatCode(availability::admit).doesNotThrowAnyException();
        assertThatCode(availability::admit).doesNotThrowAnyException();
        assertThat(heard).containsExactly("begins", "ends");
    }

    @Test
    void keepsNobodyFromALockedTable() {
        fail(Kind.BUSY, Need.WRITE);
        assertThatCode(availability::admit).doesNotThrowAnyException();
        assertThat(availability.complete()).isFalse();
        availability.worked(Need.WRITE);
        assertThat(availability.complete()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    void isNotWritableBecauseItCanBeRead() {
        fail(Kind.READ_ONLY, Need.WRITE);
        availability.worked(Need.READ);
        assertThat(availability.complete()).isFalse();
        // What is locked beside it changes nothing.
        fail(Kind.BUSY, Need.READ);
        availability.worked(Need.READ);
        assertThat(availability.complete()).isFalse();

        availability.worked(Need.WRITE);
        assertThat(availability.complete()).isTrue();
        assertThat(heard).containsExactly("begins", "ends");
    }

    @Test
    void takesASmallCommitOnAFullDiskForNoRecovery() {
        fail(Kind.FAILING, Need.WRITE);
        pass(Duration.ofSeconds(9));
        availability.worked(Need.WRITE);
        assertThat(availability.complete()).isFalse();
        fail(Kind.FAILING, Need.WRITE);
        pass(Duration.ofSeconds(9));
        availability.worked(Need.WRITE);
        assertThat(availability.complete()).isFalse();

        pass(Duration.ofSeconds(1));
        availability.worked(Need.WRITE);
        assertThat(availability.complete()).isTrue();
        assertThat(heard).containsExactly("begins", "ends");
    }

    private void fail(Kind kind, Need need) {
        availability.failed(new SqlFailure(kind, "reason"), need);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}

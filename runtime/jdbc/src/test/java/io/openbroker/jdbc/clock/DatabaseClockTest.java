package io.openbroker.jdbc.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.internal.testing.TestTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private final TestTime machine = new TestTime();
    private final Instant start = machine.now();
    private Instant database = start;
    private final DatabaseClock clock = DatabaseClock.of(() -> database, machine.source());

    @Test
    void isThatOfTheDatabaseWhateverTheMachinesIs() {
        for (Duration wrong : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(4_000)}) {
            machine.set(wrong);
            assertThat(clock.instant()).isEqualTo(start);
            assertThat(DatabaseClock.of(() -> database, machine.source()).instant())
                    .isEqualTo(start);
        }
    }

    @Test
    void advancesByTheTickerBetweenReadings() {
        pass(Duration.ofSeconds(3));

        assertThat(clock.instant()).isEqualTo(start.plusSeconds(3));
    }

    @Test
    void followsADatabaseThatDrifts() {
        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofSeconds(5));
            database = database.plusMillis(1);
            clock.measure(() -> database);
            assertThat(clock.instant()).isEqualTo(database);
        }
        assertThat(clock.steady()).as("a drift is no leap").isEqualTo(Duration.ofSeconds(5_000));
    }

    @Test
    void standsStillRatherThanGoBackALittle() {
        pass(Duration.ofSeconds(5));
        Instant before = clock.instant();
        database = database.minusMillis(400);
        clock.measure(() -> database);

        assertThat(clock.instant()).isEqualTo(before);
        pass(Duration.ofMillis(300));
        assertThat(clock.instant()).isEqualTo(before);
        pass(Duration.ofMillis(300));
        assertThat(clock.instant()).isEqualTo(before.plusMillis(200)).isEqualTo(database);
    }

    @Test
    void goesBackWithADatabaseThatIsSetBack() {
        pass(Duration.ofSeconds(5));
        clock.instant();
        database = database.minus(Duration.ofHours(1));
        clock.measure(() -> database);

        assertThat(clock.instant()).isEqualTo(database);
        assertThat(clock.steady()).isZero();
    }

    @Test
    void knowsSinceWhenTimeHasNotLeapt() {
        pass(Duration.ofSeconds(7));
        assertThat(clock.steady()).isEqualTo(Duration.ofSeconds(7));
        database = database.plus(Duration.ofHours(1));
        clock.measure(() -> database);
        assertThat(clock.instant()).isEqualTo(database);
        pass(Duration.ofSeconds(2));

        assertThat(clock.steady()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void isNotDisturbedByASlowReading() {
        pass(Duration.ofSeconds(5));
        // The server read its clock at once, but the response took ten seconds.
        clock.measure(() -> {
            Instant read = database;
            pass(Duration.ofSeconds(10));
            return read;
        });

        assertThat(clock.instant()).isEqualTo(database);
        assertThat(clock.steady()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void knowsHowFarTheMachineIsAhead() {
        assertThat(clock.difference()).isZero();
        machine.set(Duration.ofHours(-1));
        clock.measure(() -> database);
        assertThat(clock.difference()).isEqualTo(Duration.ofHours(-1));
        machine.set(Duration.ofSeconds(90));
        clock.measure(() -> database);
        assertThat(clock.difference()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void ofAFileIsTheMachinesThatNeverGoesBack() {
        FileClock file = new FileClock(machine.source());
        machine.set(Duration.ofHours(1));
        assertThat(file.instant()).isEqualTo(start.plus(Duration.ofHours(1)));

        machine.set(Duration.ZERO);
        assertThat(file.instant()).isEqualTo(start.plus(Duration.ofHours(1)));
        pass(Duration.ofSeconds(5));
        assertThat(file.instant())
                .as("time passes")
                .isEqualTo(start.plus(Duration.ofHours(1)).plusSeconds(5));

        machine.set(Duration.ofHours(1).minusMillis(500));
        assertThat(file.instant())
                .as("corrected")
                .isEqualTo(start.plus(Duration.ofHours(1)).plusSeconds(5));
        pass(Duration.ofSeconds(1));
        assertThat(file.instant())
                .isEqualTo(start.plus(Duration.ofHours(1)).plusSeconds(6).minusMillis(500));
    }

    private void pass(Duration time) {
        machine.pass(time);
        database = database.plus(time);
    }
}

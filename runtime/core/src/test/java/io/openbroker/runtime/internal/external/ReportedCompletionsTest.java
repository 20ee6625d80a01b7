package io.openbroker.runtime.internal.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.testing.SilentObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReportedCompletionsTest {

    private static final int MOST = 10_000;
    private static final InstanceKey INSTANCE = new InstanceKey("default", "i");
    private static final OperationToken OPERATION = new OperationToken(OsbOperation.PROVISION, "s", "p", "theirs");

    private final AtomicLong nanos = new AtomicLong();
    private final List<CompletedOperation> reported = new ArrayList<>();
    private final ReportedCompletions completions = new ReportedCompletions(
            new SilentObserver() {
                @Override
                public void operationCompleted(CompletedOperation operation) {
                    reported.add(operation);
                }
            },
            new TimeSource(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), nanos::get));

    @Test
    void reportsACompletionOnceAndItsTimeFromTheStart() {
        completions.inProgress(INSTANCE, OPERATION, at(10));
        completions.inProgress(INSTANCE, OPERATION, at(20));
        completions.ended(INSTANCE, OPERATION, State.SUCCEEDED, "poll", at(40));
        completions.ended(INSTANCE, OPERATION, State.SUCCEEDED, "poll", at(50));

        assertThat(reported).singleElement().satisfies(end -> {
            assertThat(end.operationId()).isEqualTo(OPERATION.text());
            assertThat(end.kind()).isEqualTo(OsbOperation.PROVISION);
            assertThat(end.state()).isEqualTo(State.SUCCEEDED);
            assertThat(end.time()).isEqualTo(Duration.ofNanos(30));
            assertThat(end.requestIdentity()).isEqualTo("poll");
        });
    }

    @Test
    void reportsAnIdThatIsUsedAgain() {
        completions.ended(INSTANCE, OPERATION, State.FAILED, "poll", at(10));
        // This call began before the completion, so it is about the old operation.
        completions.inProgress(INSTANCE, OPERATION, 5);
        completions.ended(INSTANCE, OPERATION, State.FAILED, "poll", at(20));
        assertThat(reported).hasSize(1);

        completions.inProgress(INSTANCE, OPERATION, at(30));
        completions.ended(INSTANCE, OPERATION, State.SUCCEEDED, "poll", at(35));
        assertThat(reported).extracting(CompletedOperation::state).containsExactly(State.FAILED, State.SUCCEEDED);
        assertThat(reported.get(1).time()).isEqualTo(Duration.ofNanos(5));
    }

    @Test
    void distinguishesServiceInstancesAndBindings() {
        completions.ended(INSTANCE, OPERATION, State.SUCCEEDED, "poll", at(10));
        completions.ended(new BindingKey(INSTANCE, "b"), OPERATION, State.SUCCEEDED, "poll", at(20));
        completions.ended(new InstanceKey("other", "i"), OPERATION, State.SUCCEEDED, "poll", at(30));

        assertThat(reported).hasSize(3);
    }

    @Test
    void forgetsTheCompletionThatWasPolledLongestAgo() {
        for (int i = 0; i < MOST; i++) {
            end(i);
        }
        end(0);
        assertThat(reported).as("the first is still known").hasSize(MOST);
        end(MOST);
        end(0);
        assertThat(reported).as("it was polled again").hasSize(MOST + 1);
        end(1);
        assertThat(reported).as("the second was forgotten").hasSize(MOST + 2);
    }

    @Test
    void takesAPollAtTheMomentOfTheCompletionForOneOfTheSameWork() {
        nanos.set(10);
        end(0);
        completions.inProgress(INSTANCE, operation(0), 10);
        end(0);
        assertThat(reported).hasSize(1);
        completions.inProgress(INSTANCE, operation(0), 11);
        end(0);
        assertThat(reported).hasSize(2);
    }

    private long at(long time) {
        nanos.set(time);
        return time;
    }

    private void end(int number) {
        completions.ended(INSTANCE, operation(number), State.SUCCEEDED, "poll", nanos.get());
    }

    private static OperationToken operation(int number) {
        return new OperationToken(OsbOperation.PROVISION, "s", "p", "work-" + number);
    }
}

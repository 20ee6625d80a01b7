package io.openbroker.runtime.internal.observation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ObserversTest {

    private static final BrokerLoad IDLE = new BrokerLoad() {
        @Override
        public int runningRequests() {
            return 0;
        }

        @Override
        public int waitingRequests() {
            return 0;
        }

        @Override
        public int runningOperations() {
            return 0;
        }

        @Override
        public int awaitedOperations() {
            return 0;
        }

        @Override
        public Duration clockDifference() {
            return Duration.ZERO;
        }

        @Override
        public OptionalInt queuedOperations() {
            return OptionalInt.empty();
        }
    };

    private final List<String> told = new ArrayList<>();

    @Test
    void tellAllOfEverythingAlthoughOneFails() {
        Observers observers = new Observers(List.of(observer("first", true), observer("second", false)));
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            observers.started(IDLE);
            observers.requestCompleted(
                    new CompletedRequest(Optional.of(OsbOperation.BIND), "CREATED", 201, Duration.ofMillis(1)));
            observers.operationCompleted(SampleOperations.bind("o"));
            observers.close();

            assertThat(told)
                    .containsExactly(
                            "first begin",
                            "second begin",
                            "first answered CREATED",
                            "second answered CREATED",
                            "first ended SUCCEEDED",
                            "second ended SUCCEEDED",
                            "first close",
                            "second close");
            assertThat(log.events()).hasSize(4);
        }
    }

    private BrokerObserver observer(String name, boolean fails) {
        return new BrokerObserver() {
            @Override
            public void started(BrokerLoad load) {
                tell("begin");
            }

            @Override
            public void requestCompleted(CompletedRequest request) {
                tell("answered " + request.outcome());
            }

            @Override
            public void operationCompleted(CompletedOperation operation) {
                tell("ended " + operation.state());
            }

            @Override
            public void close() {
                tell("close");
            }

            private void tell(String what) {
                told.add(name + " " + what);
                if (fails) {
                    throw new IllegalStateException("the cause");
                }
            }
        };
    }
}

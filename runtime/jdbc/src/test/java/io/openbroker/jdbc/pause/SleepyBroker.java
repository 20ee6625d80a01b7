package io.openbroker.jdbc.pause;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A broker whose backend is a directory of files. Handlers whose id begins with "slow" wait until a file lets them go on, and notice no
 * interrupt: the worst that can be paused.
 */
@Broker
@ServiceOffering(
        id = SleepyBroker.SERVICE,
        name = "sleepy",
        description = "Files, slowly",
        plans = SleepyBroker.Plans.class)
final class SleepyBroker {

    static final String SERVICE = "dddd9999-0000-4000-8000-000000000000";
    static final String PLAN = "dddd9999-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    /** How a handler behaves, and what it writes. */
    record Manner(boolean careful, boolean fenced, String content) {}

    private final FileBackend backend;
    private final String replica;

    SleepyBroker(FileBackend backend, String replica) {
        this.backend = backend;
        this.replica = replica;
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, @Parameters Manner manner, Progress progress) throws IOException {
        create(id, manner, progress);
    }

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id, Progress progress) throws IOException {
        backend.remove(id, progress.fencingToken());
    }

    @Bind(async = Async.WHEN_ACCEPTED)
    Map<String, String> bind(@BindingId String id, @Parameters Manner manner, Progress progress) throws IOException {
        create(id, manner, progress);
        return Map.of("token", "t");
    }

    @Unbind(async = Async.WHEN_ACCEPTED)
    void unbind(@BindingId String id, Progress progress) throws IOException {
        backend.remove(id, progress.fencingToken());
    }

    private void create(String id, Manner manner, Progress progress) throws IOException {
        long token = manner.fenced() ? progress.fencingToken() : Long.MAX_VALUE;
        backend.begun(id, replica);
        try {
            while (id.startsWith("slow") && !backend.released(id)) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            if (manner.careful()) {
                progress.throwIfCancelled();
            }
            if (manner.fenced()) {
                backend.putFenced(id, manner.content(), token, replica);
            } else {
                backend.put(id, manner.content(), replica);
            }
        } finally {
            backend.ended(id, replica);
        }
    }
}

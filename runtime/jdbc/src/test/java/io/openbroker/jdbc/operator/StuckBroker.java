package io.openbroker.jdbc.operator;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.OperationId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.RetryLater;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A broker whose operations get stuck, as the id of the service instance says. */
@Broker
@ServiceOffering(id = StuckBroker.SERVICE, name = "stuck", description = "Stuck", plans = StuckBroker.Plans.class)
final class StuckBroker {

    static final String SERVICE = "99999999-0000-4000-8000-000000000000";
    static final String PLAN = "99999999-0000-4000-8000-000000000001";
    static final Duration LONG = Duration.ofHours(1);

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean repaired;

    List<String> calls() {
        return List.copyOf(calls);
    }

    void repair() {
        repaired = true;
    }

    void open() {
        gate.countDown();
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id) throws InterruptedException {
        calls.add("create " + id);
        if (id.startsWith("later") && !repaired) {
            throw RetryLater.in(LONG, "The backend is away");
        }
        if (id.startsWith("hang")) {
            try {
                gate.await();
            } finally {
                calls.add("end of create " + id);
            }
        }
    }

    @Deprovision
    Accepted deprovision(@InstanceId String id) {
        calls.add("delete " + id);
        return Accepted.as("theirs");
    }

    @LastOperation
    OperationStatus poll(@OperationId String id) {
        calls.add("ask for " + id);
        return repaired
                ? OperationStatus.succeeded()
                : OperationStatus.inProgress("Still working").retryAfter(LONG);
    }
}

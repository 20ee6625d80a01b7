package io.openbroker.console.operations;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.RetryLater;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A broker whose operations end, rest, hang or fail, as the id of the service instance says. */
@Broker
@ServiceOffering(
        id = StuckBroker.SERVICE,
        name = "databases",
        description = "Databases of all sizes",
        plans = StuckBroker.Plans.class)
final class StuckBroker {

    static final String SERVICE = "77777777-0000-4000-8000-000000000000";
    static final String SMALL_PLAN = "77777777-0000-4000-8000-000000000001";
    static final String LARGE_PLAN = "77777777-0000-4000-8000-000000000002";

    private static final Duration LONG = Duration.ofHours(1);

    enum Plans {
        @Plan(id = SMALL_PLAN, description = "For development")
        SMALL,
        @Plan(id = LARGE_PLAN, description = "For production")
        LARGE
    }

    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean repaired;
    private volatile String reason = "The backend is away";

    /** Lets operations that rest succeed from now on. */
    void repair() {
        repaired = true;
    }

    /** Lets operations rest for another reason from now on. */
    void restBecause(String value) {
        reason = value;
    }

    /** Lets handlers that hang end. */
    void open() {
        gate.countDown();
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id) throws InterruptedException {
        if (id.startsWith("rest") && !repaired) {
            throw RetryLater.in(LONG, reason);
        }
        if (id.startsWith("hang")) {
            gate.await();
        }
        if (id.startsWith("break")) {
            throw new IllegalStateException("The disk is full");
        }
    }

    @Deprovision
    void deprovision() {}

    @Bind
    Map<String, String> bind() {
        return Map.of("password", "never-shown");
    }

    @Unbind
    void unbind() {}
}

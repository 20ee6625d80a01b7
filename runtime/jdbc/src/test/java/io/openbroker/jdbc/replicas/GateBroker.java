package io.openbroker.jdbc.replicas;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker whose handler for creation waits at a gate. */
@Broker
@ServiceOffering(id = GateBroker.SERVICE, name = "gate", description = "Behind a gate", plans = GateBroker.Plans.class)
final class GateBroker {

    static final String SERVICE = "77777777-0000-4000-8000-000000000000";
    static final String PLAN = "77777777-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    /** What was called, and how it ended, in that order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    void open() {
        gate.countDown();
    }

    /** Whether a handler waits at the gate. */
    boolean waiting() {
        return atGate() > 0;
    }

    /** How many handlers wait at the gate. */
    int atGate() {
        return inside.get();
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id) throws InterruptedException {
        calls.add("create " + id);
        inside.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            calls.add("interrupted " + id);
            throw e;
        } finally {
            inside.decrementAndGet();
        }
    }

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id) {
        calls.add("delete " + id);
    }
}

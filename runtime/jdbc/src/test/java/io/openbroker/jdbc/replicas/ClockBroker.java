package io.openbroker.jdbc.replicas;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A broker for which time matters: creations wait at a gate, or for another attempt, and service bindings expire. */
@Broker
@ServiceOffering(id = ClockBroker.SERVICE, name = "clock", description = "In time", plans = ClockBroker.Plans.class)
final class ClockBroker {

    static final String SERVICE = "8c10c800-0000-4000-8000-000000000000";
    static final String PLAN = "8c10c800-0000-4000-8000-000000000001";

    /** Creations with this prefix ask once for another attempt. */
    static final String LATER = "later";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> attempted = ConcurrentHashMap.newKeySet();
    private final CountDownLatch gate = new CountDownLatch(1);

    /** Which instances were created, in this order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    void open() {
        gate.countDown();
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id) throws InterruptedException {
        calls.add(id);
        if (!id.startsWith(LATER)) {
            gate.await();
        } else if (attempted.add(id)) {
            throw RetryLater.in(Duration.ofMillis(100), "Not yet");
        }
    }

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision() {
        // Nothing is there.
    }

    @Bind
    ServiceBinding bind(@BindingId String id) {
        return ServiceBinding.of(Map.of("id", id)).expiresAt(Instant.now().plus(Duration.ofMinutes(10)));
    }

    @Unbind
    void unbind() {
        // Nothing is there.
    }
}

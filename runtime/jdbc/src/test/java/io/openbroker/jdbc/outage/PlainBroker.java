package io.openbroker.jdbc.outage;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A broker whose handlers are done at once, or after some time. */
@Broker
@ServiceOffering(id = PlainBroker.SERVICE, name = "plain", description = "Names", plans = PlainBroker.Plans.class)
final class PlainBroker {

    static final String SERVICE = "0a7a6e00-0000-4000-8000-000000000000";
    static final String PLAN = "0a7a6e00-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    record Options(Optional<Integer> millis) {}

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    @Provision
    void provision(@InstanceId String id, @Parameters Options options) throws InterruptedException {
        calls.merge(id, 1, Integer::sum);
        Thread.sleep(options.millis().orElse(0));
    }

    @Deprovision
    void deprovision() {}

    @Bind
    Map<String, String> bind() {
        return Map.of("token", "t");
    }

    @Unbind
    void unbind() {}

    /** How often a service instance was created. */
    int calls(String id) {
        return calls.getOrDefault(id, 0);
    }
}

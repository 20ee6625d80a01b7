package io.openbroker.sample.benchmarks.state;

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
import java.util.Optional;

/** A broker that does nothing, which takes longer than the benchmark for some service instances. */
@Broker
@ServiceOffering(id = HeldBroker.SERVICE, name = "held", description = "Nothing", plans = HeldBroker.Plans.class)
final class HeldBroker {

    static final String SERVICE = "77777777-0000-4000-8000-000000000000";
    static final String PLAN = "77777777-0000-4000-8000-000000000001";
    /** Prefix of the ids of service instances whose creation outlasts the benchmark. */
    static final String HELD = "held-";

    private static final long LONG_ENOUGH_MILLIS = 86_400_000;

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    record Options(Optional<Integer> size) {}

    record Credentials(String uri, String username, String password) {}

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, @Parameters Options options) throws InterruptedException {
        if (id.startsWith(HELD)) {
            Thread.sleep(LONG_ENOUGH_MILLIS);
        }
    }

    @Bind
    Credentials bind(@InstanceId String id, @BindingId String bindingId) {
        return new Credentials("held://" + id, bindingId, "secret");
    }

    @Unbind
    void unbind(@InstanceId String id, @BindingId String bindingId) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

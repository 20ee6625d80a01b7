package io.openbroker.sample.load;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A broker whose handlers do almost nothing, so that the load test measures the server. */
@Broker
@ServiceOffering(
        id = LoadedBroker.SERVICE,
        name = "loaded",
        description = "Names that are taken",
        plans = LoadedBroker.Plans.class)
public final class LoadedBroker {

    static final String SERVICE = "7d1f4a52-9c1e-4c55-8a4e-50f1c1a5d001";
    static final String PLAN = "7d1f4a52-9c1e-4c55-8a4e-50f1c1a5d002";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    record Size(int size) {}

    record Access(String user) {}

    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** Called by the generated main class. */
    public LoadedBroker() {}

    @Provision
    void provision(@InstanceId String id, @Parameters Size size) {
        if (!taken.add(id)) {
            throw new IllegalStateException("The service instance was provisioned twice");
        }
    }

    @Deprovision
    void deprovision(@InstanceId String id) {
        if (!taken.remove(id)) {
            throw new IllegalStateException("The service instance was deprovisioned twice");
        }
    }

    @Bind
    Access bind(@BindingId String id) {
        return new Access("user-" + id);
    }

    @Unbind
    void unbind(@BindingId String id) {}
}

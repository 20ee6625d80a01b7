package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.ServiceBinding;
import java.util.Map;

/** A broker that a server serves no longer, while there are still service instances of its offering. */
@Broker
@ServiceOffering(
        id = RemovedBroker.SERVICE,
        name = "removed",
        description = "Leaves the catalog",
        plans = RemovedBroker.Plans.class)
final class RemovedBroker {

    static final String SERVICE = "aaaaaaaa-0000-4000-8000-000000000010";
    static final String PLAN = "aaaaaaaa-0000-4000-8000-000000000011";

    enum Plans {
        @Plan(id = PLAN, description = "Only")
        ONLY
    }

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}

    @Bind
    ServiceBinding bind(@BindingId String id) {
        return ServiceBinding.of(Map.of("user", id));
    }

    @Unbind
    void unbind(@BindingId String id) {}
}

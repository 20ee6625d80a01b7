package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.PlanId;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceId;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.ServiceBinding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker whose handlers for deletion take any offering and plan. */
@Broker
@ServiceOffering(
        id = RemainingBroker.SERVICE,
        name = "remaining",
        description = "Stays in the catalog",
        plans = RemainingBroker.Plans.class)
final class RemainingBroker {

    static final String SERVICE = "aaaaaaaa-0000-4000-8000-000000000000";
    static final String PLAN = "aaaaaaaa-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "Only")
        ONLY
    }

    final List<String> deleted = new CopyOnWriteArrayList<>();

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id, @ServiceId String service, @PlanId String plan) {
        deleted.add(id + " " + service + " " + plan);
    }

    @Bind
    ServiceBinding bind(@BindingId String id) {
        return ServiceBinding.of(Map.of("user", id));
    }

    @Unbind
    void unbind(@BindingId String id) {
        deleted.add(id);
    }
}

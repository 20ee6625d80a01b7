package io.openbroker.console.operations;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.Accepted;

/** A broker whose work people do. */
@Broker
@ServiceOffering(
        id = ManualBroker.SERVICE,
        name = "racks",
        description = "Racks in the data centre",
        plans = ManualBroker.Plans.class)
final class ManualBroker {

    static final String SERVICE = "88888888-0000-4000-8000-000000000000";
    static final String PLAN = "88888888-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "Half a rack")
        HALF
    }

    @Provision
    Accepted.Manual provision(@InstanceId String id) {
        return Accepted.manual("Put a rack for " + id + " into room 12.");
    }

    @Deprovision
    Accepted.Manual deprovision(@InstanceId String id) {
        return Accepted.manual("Take the rack of " + id + " out of room 12.");
    }

    @Bind
    Accepted.Manual bind(@BindingId String id) {
        return Accepted.manual("Cut a key for " + id + ".");
    }

    @Unbind
    Accepted.Manual unbind(@BindingId String id) {
        return Accepted.manual("Collect the key of " + id + ".");
    }
}

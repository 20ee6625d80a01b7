package io.openbroker.sample.benchmarks.requests;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Flag;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;

/** A broker whose handlers do nothing, so that the runtime alone is measured. */
@Broker
@ServiceOffering(
        id = IdleBroker.SERVICE,
        name = "measured",
        description = "A service that costs nothing",
        instancesRetrievable = Flag.TRUE,
        plans = IdleBroker.Plans.class)
public final class IdleBroker {

    static final String SERVICE = "7d1f4a52-9c1e-4c55-8a4e-50f1c1a5d001";
    static final String PLAN = "7d1f4a52-9c1e-4c55-8a4e-50f1c1a5d002";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    record Size(int size) {}

    record Credentials(String user) {}

    @Provision
    void provision(@InstanceId String id, @Parameters Size size) {}

    @Bind
    Credentials bind(@BindingId String id) {
        return new Credentials("user-" + id);
    }

    @Unbind
    void unbind(@BindingId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

package io.openbroker.metrics;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.State;
import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A broker that hands its work over to somebody else, who alone knows anything of it. */
@Broker(state = State.EXTERNAL)
@ServiceOffering(
        id = HandoverBroker.SERVICE,
        name = "handover",
        description = "Is made elsewhere",
        plans = HandoverBroker.Plans.class)
final class HandoverBroker {

    static final String SERVICE = "33333333-0000-4000-8000-000000000000";
    static final String PLAN = "33333333-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only one")
        ONLY
    }

    final Map<String, OperationStatus> ends = new ConcurrentHashMap<>();

    @Provision
    Accepted provision(@InstanceId String id) {
        return Accepted.as("made");
    }

    @Deprovision
    void deprovision() {}

    @LastOperation
    OperationStatus stands(@InstanceId String id) {
        return ends.getOrDefault(id, OperationStatus.inProgress("At work"));
    }
}

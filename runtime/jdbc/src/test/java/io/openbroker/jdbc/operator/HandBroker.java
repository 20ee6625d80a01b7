package io.openbroker.jdbc.operator;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.Accepted;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker whose work people do. */
@Broker
@ServiceOffering(id = HandBroker.SERVICE, name = "hand", description = "By hand", plans = HandBroker.Plans.class)
final class HandBroker {

    static final String SERVICE = "99999999-0000-4000-8000-000000000002";
    static final String PLAN = "99999999-0000-4000-8000-000000000003";
    static final String INSTRUCTIONS = "Please create the database of customer 4711";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    private final List<String> calls = new CopyOnWriteArrayList<>();

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Provision
    Accepted.Manual provision(@InstanceId String id) {
        calls.add(id);
        return Accepted.manual(INSTRUCTIONS);
    }

    @Deprovision
    Accepted.Manual deprovision() {
        return Accepted.manual("Please delete it");
    }

    @Bind
    Accepted.Manual bind() {
        return Accepted.manual("Please create a user");
    }

    @Unbind
    Accepted.Manual unbind() {
        return Accepted.manual("Please delete the user");
    }
}

package io.openbroker.spring;

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

/** A broker that is created with constructor injection; its handlers are visible in their package only. */
@Broker
@ServiceOffering(
        id = QueueBroker.SERVICE,
        name = "queue",
        description = "Message queues",
        plans = QueueBroker.Plans.class)
class QueueBroker {

    static final String SERVICE = "2f9c1d5e-7b43-4f0a-9a51-c1f6d3e8b7a0";
    static final String PLAN = "8e1b6a34-0c2d-4e58-9f77-5a4b3c2d1e0f";

    private final Ledger ledger;

    QueueBroker(Ledger ledger) {
        this.ledger = ledger;
    }

    enum Plans {
        @Plan(id = PLAN, description = "Shared server")
        SHARED
    }

    record Options(Optional<Integer> megabytes) {}

    record Credentials(String user, String password) {}

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, @Parameters Options options) {
        ledger.note("provision " + id + " " + options.megabytes().orElse(0));
    }

    @Bind
    Credentials bind(@InstanceId String id, @BindingId String bindingId) {
        ledger.note("bind " + bindingId);
        return new Credentials(bindingId, "s3cr3t");
    }

    @Unbind
    void unbind(@BindingId String bindingId) {
        ledger.note("unbind " + bindingId);
    }

    @Deprovision
    void deprovision(@InstanceId String id) {
        ledger.note("deprovision " + id);
    }
}

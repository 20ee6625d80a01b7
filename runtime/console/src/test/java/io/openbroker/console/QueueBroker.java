package io.openbroker.console;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Flag;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;

/** A broker for tests of what does not depend on brokers. */
@Broker
@ServiceOffering(
        id = "4c000000-0000-4000-8000-000000000000",
        name = "queue",
        description = "Queues",
        bindable = Flag.FALSE,
        plans = QueueBroker.Plans.class)
final class QueueBroker {

    enum Plans {
        @Plan(id = "4c000000-0000-4000-8000-000000000001", description = "The only one")
        ONLY
    }

    @Provision
    void provision() {}

    @Deprovision
    void deprovision() {}
}

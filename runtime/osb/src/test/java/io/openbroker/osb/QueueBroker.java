package io.openbroker.osb;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Maintenance;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import java.util.Optional;

/** A broker whose operations are done when it responds. */
@Broker
@ServiceOffering(
        id = QueueBroker.SERVICE,
        name = "queue",
        description = "Queues",
        allowContextUpdates = true,
        plans = QueueBroker.Plans.class)
final class QueueBroker {

    static final String SERVICE = "33333333-0000-4000-8000-000000000000";
    static final String SMALL_ID = "33333333-0000-4000-8000-000000000001";
    static final String LARGE_ID = "33333333-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = SMALL_ID, description = "Small", maintenance = @Maintenance(version = "1.2.0"))
        SMALL,
        @Plan(id = LARGE_ID, description = "Large")
        LARGE
    }

    record Options(Optional<Integer> size, Optional<String> label) {}

    record Changes(Optional<Integer> size) {}

    record Access(Optional<Boolean> readOnly) {}

    record Credentials(String uri, String password) {}

    @Provision
    void provision(@Parameters Options options) {}

    @Update
    void update(@Parameters Changes changes) {}

    @Bind
    Credentials bind(@Parameters Access access) {
        return new Credentials("amqp://localhost", "s3cret-of-a-binding");
    }

    @Unbind
    void unbind() {}

    @Deprovision
    void deprovision() {}
}

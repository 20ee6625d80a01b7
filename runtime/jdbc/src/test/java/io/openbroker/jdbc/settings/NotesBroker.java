package io.openbroker.jdbc.settings;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker that counts what it is asked for. */
@Broker
@ServiceOffering(id = NotesBroker.SERVICE, name = "notes", description = "Notes", plans = NotesBroker.Plans.class)
final class NotesBroker {

    static final String SERVICE = "dddd8888-0000-4000-8000-000000000000";
    static final String PLAN = "dddd8888-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    final List<String> provisioned = new CopyOnWriteArrayList<>();

    @Provision
    void provision(@InstanceId String id) {
        provisioned.add(id);
    }

    @Deprovision
    void deprovision(@InstanceId String id) {
        provisioned.remove(id);
    }
}

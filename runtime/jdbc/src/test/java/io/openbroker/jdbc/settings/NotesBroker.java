package io.openbroker.jdbc.settings;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import java.util.List;
import java.util.Optional;
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

    record Options(Optional<Integer> pages) {}

    record Access(String folder) {}

    @Provision
    void provision(@InstanceId String id, @Parameters Options options) {
        provisioned.add(id);
    }

    @Bind
    Access bind(@InstanceId String id, @Parameters Options options) {
        return new Access(id);
    }

    @Unbind
    void unbind(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {
        provisioned.remove(id);
    }
}

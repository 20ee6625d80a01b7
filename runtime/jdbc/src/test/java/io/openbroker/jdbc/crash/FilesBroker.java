package io.openbroker.jdbc.crash;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.State;
import io.openbroker.model.ServiceInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker whose files are all that is known of its service instances. */
@Broker(state = State.EXTERNAL)
@ServiceOffering(id = FilesBroker.SERVICE, name = "files", description = "Files", plans = FilesBroker.Plans.class)
final class FilesBroker {

    static final String SERVICE = "cccc7777-0000-4000-8000-000000000000";
    static final String PLAN = "cccc7777-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    private final Path directory = Path.of("backend");

    @Provision
    ServiceInstance provision(@InstanceId String id) throws IOException {
        Path file = directory.resolve(id);
        if (Files.exists(file)) {
            return ServiceInstance.withDashboard("https://files.example/old").asExisting();
        }
        Files.createFile(file);
        return ServiceInstance.withDashboard("https://files.example/new");
    }

    @Deprovision
    void deprovision(@InstanceId String id) throws IOException {
        Files.deleteIfExists(directory.resolve(id));
    }
}

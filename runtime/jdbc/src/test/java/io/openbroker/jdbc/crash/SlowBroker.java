package io.openbroker.jdbc.crash;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker that takes longer for a service instance than its process lives, unless another has begun with it. */
@Broker
@ServiceOffering(id = SlowBroker.SERVICE, name = "slow", description = "Done later", plans = SlowBroker.Plans.class)
final class SlowBroker {

    static final String SERVICE = "66666666-0000-4000-8000-000000000000";
    static final String PLAN = "66666666-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    /** The backend: a directory beside that of the state. */
    private final Path directory = Path.of("backend");

    @Provision(async = Async.ALWAYS)
    void provision(@InstanceId String id) throws IOException, InterruptedException {
        Path begun = directory.resolve(id);
        if (Files.notExists(begun)) {
            Files.createFile(begun);
            Thread.sleep(600_000);
        }
    }

    @Deprovision
    void deprovision(@InstanceId String id) throws IOException {
        Files.deleteIfExists(directory.resolve(id));
    }
}

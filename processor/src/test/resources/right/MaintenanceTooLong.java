package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

@Broker
@ServiceOffering(
        id = "offering-1",
        name = "database",
        description = "Databases",
        plans = Fixture.Plans.class)
class Fixture {
    enum Plans {
        @Plan(id = "plan-1",
                description = "Small",
                maintenance = @Maintenance(version = "2.1.0", description = "Faster disks"))
        SMALL
    }

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

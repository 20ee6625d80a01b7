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
        plans = Fixture.Plans.class,
        tags = {"relational", "sql"})
class Fixture {
    enum Plans {
        @Plan(id = "plan-1", description = "Small")
        SMALL
    }

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

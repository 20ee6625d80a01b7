package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

@Broker
@ServiceOffering(id = "offering-1", name = "database", description = "Databases", plans = Fixture.Plans.class)
@ServiceOffering(id = "offering-2", name = "cache", description = "Caches", plans = Fixture.Sizes.class)
class Fixture {
    enum Plans {
        @Plan(id = "plan-1", description = "Small")
        SMALL
    }

    enum Sizes {
        @Plan(id = "plan-2", description = "Big")
        BIG
    }

    @Provision
    void provision(Plans plan) {}

    @Provision
    void provision(Sizes size) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

class Fixture {
    enum Plans {
        @Plan(id = "plan-1", description = "Small")
        SMALL
    }

    @Broker
    @ServiceOffering(id = "offering-1", name = "database", description = "Databases", plans = Fixture.Plans.class)
    static class Nested {
        @Provision
        void provision(@InstanceId String id) {}

        @Deprovision
        void deprovision(@InstanceId String id) {}
    }
}

package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

@Broker
@ServiceOffering(id = "4f6e9f5e-3a0f-4e0e-9d0c-6a1f0f6f2a11", name = "database", description = "Databases", plans = Fixture.Plans.class)
class Fixture {
    enum Plans {
        @Plan(id = "c5a7a2ce-5a5b-4c43-8f3e-2f4f3b0d9c77", description = "Small")
        SMALL
    }

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

@Broker
@ServiceOffering(id = "offering-1", name = "database", description = "Databases", plans = Fixture.Plans.class)
class Fixture {
    enum Plans {
        @Plan(id = "plan-1", description = "Small")
        SMALL
    }

    record Options(
            @jakarta.validation.constraints.Size(max = 100)
            @jakarta.validation.constraints.Pattern(regexp = "(?=.*[a-z])(?=.*\\d).{8,}") String password,
            @jakarta.validation.constraints.Pattern(regexp = "([a-z]+-?)*") String name) {}

    @Provision
    void provision(@Parameters Options options) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

package fixture;

import tools.jackson.databind.*;
import tools.jackson.databind.annotation.*;
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

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Options(String diskSize) {}

    @Provision
    void provision(@Parameters Options options) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import jakarta.validation.constraints.*;
import java.math.BigDecimal;
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
            @Min(1) @Max(64) int connections,
            @Size(min = 2, max = 5) String name,
            List<@Positive Integer> ports) {}

    @Provision
    void provision(@Parameters Options options) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

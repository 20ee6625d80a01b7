package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

@Broker
@ServiceOffering(id = "5f6a1c1e-8f0e-4d0b-9d57-2f3a6b1c7e10", name = "database", description = "Databases", plans = Fixture.Plans.class)
class Fixture {
    enum Plans {
        @Plan(id = "0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5b", description = "Small")
        SMALL
    }

    record Options(Info info) {}

    record Info(String version) {}

    @Provision
    void provision(@Parameters Options options) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

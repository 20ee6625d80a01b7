package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

@Broker
@ServiceOffering(id = "offering-1", name = "database", description = "Databases", plans = Fixture.Plans.class)
class Fixture {
    enum Plans {
        @Plan(id = "plan-1", description = "Small", metadata = {@MetadataEntry(key = "a", json = "{\"x\": null}"), @MetadataEntry(key = "b", value = ""), @MetadataEntry(key = "c", json = "[1, 2]"), @MetadataEntry(key = "d", json = "{\"x\": 1, \"y\": 2}")})
        SMALL
    }

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

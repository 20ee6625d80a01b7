package fixture;

import com.fasterxml.jackson.annotation.*;
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

    static class Options {
        private String name;

        public void setName(String name) {
            this.name = name;
        }
    }

    @Provision
    void provision(@Parameters Options options) {}

    @Update
    void update(@Parameters Options options) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

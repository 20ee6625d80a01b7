// A flag is set as in the catalog, although it takes Flag.TRUE
package com.example;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;

@Broker
@ServiceOffering(id = "5f6a1c1e-8f0e-4d0b-9d57-2f3a6b1c7e10", name = "database", description = "Databases", plans = DatabaseBroker.Plans.class, bindable = true)
public class DatabaseBroker {
    public enum Plans {
        @Plan(id = "0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5b", description = "Shared server")
        SMALL
    }

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

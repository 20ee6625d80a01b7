// The plans are a record, although an enum has them
package com.example;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;

@Broker
@ServiceOffering(id = "5f6a1c1e-8f0e-4d0b-9d57-2f3a6b1c7e10", name = "database", description = "Databases", plans = DatabaseBroker.Plans.class)
public class DatabaseBroker {
    public record Plans(String id, String description) {}

    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

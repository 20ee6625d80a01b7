// The catalog is a file, and the plans say what they are once more
package com.example;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;

@Broker(catalog = "catalogs/guids.yaml")
public class DatabaseBroker {
    public enum Plans {
        @Plan(id = "0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5b", description = "Shared server")
        SMALL
    }

    @Provision
    void provision(@InstanceId String id, Plans plan) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

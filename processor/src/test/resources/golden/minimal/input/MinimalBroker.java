package com.example;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;

@Broker
@ServiceOffering(
        id = "0a5e2c0e-6b0b-4c57-9d49-3d1b6d3d3c11",
        name = "minimal",
        description = "The least there can be",
        plans = MinimalBroker.Plans.class)
public final class MinimalBroker {

    public enum Plans {
        @Plan(id = "b3bd4bd5-1e4a-4d0e-8a43-6f1f7a1a9c2f", description = "The only one")
        ONLY_ONE
    }

    @Provision
    void provision() {}

    @Deprovision
    void deprovision() {}
}

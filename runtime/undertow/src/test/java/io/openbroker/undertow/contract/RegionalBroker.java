package io.openbroker.undertow.contract;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Provision;
import io.openbroker.model.ServiceInstance;

/** A broker whose catalog is a file, with values that every region sets for itself. */
@Broker(catalog = "regional.yaml")
public final class RegionalBroker {

    /** The plans of the file. */
    public enum Size {
        SMALL,
        LARGE
    }

    @Provision
    ServiceInstance provision(@InstanceId String id, Size size) {
        return ServiceInstance.withDashboard("https://example.com/" + size + "/" + id);
    }

    @Deprovision
    void deprovision(@InstanceId String id) {}
}

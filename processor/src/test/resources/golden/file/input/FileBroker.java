package com.example.file;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.Map;

/** The catalog is in the file storage.yaml. */
@Broker(catalog = "catalogs/storage.yaml")
public final class FileBroker {

    /** Its constants stand for plans by their names, in both offerings. */
    public enum Size {
        SMALL,
        EXTRA_LARGE
    }

    @Provision
    void provision(@InstanceId String instanceId, Size size) {}

    @Deprovision(offering = "object-storage")
    void deprovisionBucket(@InstanceId String instanceId, @PlanId String planId) {}

    @Deprovision(offering = "archive")
    void deprovisionArchive(@InstanceId String instanceId) {}

    @Bind(offering = "object-storage")
    ServiceBinding bind(@BindingId String bindingId) {
        return ServiceBinding.of(Map.of("bucket", bindingId));
    }

    @Unbind(offering = "object-storage")
    void unbind(@BindingId String bindingId) {}
}

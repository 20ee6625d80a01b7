package io.openbroker.undertow.contract;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Maintenance;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import jakarta.validation.constraints.Max;
import java.util.Map;
import java.util.Optional;

/** A broker that works in the background wherever a platform polls. */
@Broker
@ServiceOffering(
        id = PatientBroker.SERVICE,
        name = "patient",
        description = "Has a size",
        allowContextUpdates = true,
        plans = PatientBroker.Plans.class)
final class PatientBroker {

    static final String SERVICE = "ffff9999-0000-4000-8000-000000000000";
    static final String CHEAP_ID = "ffff9999-0000-4000-8000-000000000001";
    static final String FAST_ID = "ffff9999-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = CHEAP_ID, description = "Cheap", maintenance = @Maintenance(version = "2.0.0"))
        CHEAP,
        @Plan(id = FAST_ID, description = "Fast")
        FAST
    }

    record Create(String region, Optional<Integer> size, Optional<String> label) {}

    record Change(@Max(100) int size, Optional<String> label, Optional<Boolean> force) {}

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@Parameters Create create) {}

    @Update(async = Async.WHEN_ACCEPTED)
    void update(@Parameters Change change) {}

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision() {}

    @Bind(async = Async.WHEN_ACCEPTED)
    Map<String, Object> bind(@BindingId String id) {
        return Map.of("user", id);
    }

    @Unbind(async = Async.WHEN_ACCEPTED)
    void unbind() {}
}

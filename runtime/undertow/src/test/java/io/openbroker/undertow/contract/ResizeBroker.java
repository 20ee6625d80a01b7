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
import io.openbroker.model.Context;
import io.openbroker.model.UpdateRequest;
import jakarta.validation.constraints.Max;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker whose updates require a parameter, and know others than its provisions. */
@Broker
@ServiceOffering(
        id = ResizeBroker.SERVICE,
        name = "resizable",
        description = "Has a size",
        allowContextUpdates = true,
        plans = ResizeBroker.Plans.class)
final class ResizeBroker {

    static final String SERVICE = "dddd8888-0000-4000-8000-000000000000";
    static final String CHEAP_ID = "dddd8888-0000-4000-8000-000000000001";
    static final String FAST_ID = "dddd8888-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = CHEAP_ID, description = "Cheap", maintenance = @Maintenance(version = "2.0.0"))
        CHEAP,
        @Plan(id = FAST_ID, description = "Fast")
        FAST
    }

    record Create(String region, Optional<Integer> size, Optional<String> label) {}

    record Change(@Max(100) int size, Optional<String> label, Optional<Boolean> force) {}

    /** What the handler for updates was given. */
    record Seen(Change change, UpdateRequest request) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();

    @Provision
    void provision(@Parameters Create create) {}

    @Update(async = Async.WHEN_ACCEPTED)
    void update(UpdateRequest request, @Parameters Change change) {
        seen.add(new Seen(change, request));
    }

    @Deprovision
    void deprovision() {}

    @Bind
    Map<String, Object> bind(@BindingId String id, Context context) {
        return Map.of("user", id, "space", context.text("space_guid").orElse("none"));
    }

    @Unbind
    void unbind() {}
}

package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Maintenance;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.BindRequest;
import io.openbroker.model.Endpoint;
import io.openbroker.model.Progress;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.undertow.contract.Backend.Behaviour;
import java.time.Instant;
import java.util.Optional;

/** A broker whose handlers are done before the platform has its answer. */
@Broker
@ServiceOffering(id = SyncBroker.SERVICE, name = "sync", description = "Done at once", plans = SyncBroker.Plans.class)
final class SyncBroker {

    static final String BOUND_PASSWORD = "pa55-of-a-binding";

    static final String SERVICE = "11111111-0000-4000-8000-000000000000";
    static final String SMALL_ID = "11111111-0000-4000-8000-000000000001";
    static final String LARGE_ID = "11111111-0000-4000-8000-000000000002";
    static final String OLD_ID = "11111111-0000-4000-8000-000000000003";
    static final String FIXED_ID = "11111111-0000-4000-8000-000000000004";

    enum Plans {
        @Plan(id = SMALL_ID, description = "Small")
        SMALL,
        @Plan(
                id = LARGE_ID,
                description = "Large",
                maintenance = @Maintenance(version = "2.1.0", description = "A newer engine"))
        LARGE,
        @Plan(id = OLD_ID, description = "Old", retired = true)
        OLD,
        @Plan(
                id = FIXED_ID,
                description = "Neither bound nor changed",
                bindable = io.openbroker.annotation.Flag.FALSE,
                planUpdateable = io.openbroker.annotation.Flag.FALSE)
        FIXED
    }

    record Access(String user, String password) {}

    record BindParameters(Optional<Boolean> expired, Optional<String> gate, Optional<String> fail) {}

    private final Backend backend;

    SyncBroker(Backend backend) {
        this.backend = backend;
    }

    @Provision
    ServiceInstance provision(@InstanceId String id, @Parameters Behaviour behaviour, Progress progress)
            throws InterruptedException {
        backend.create(id, behaviour, progress);
        return ServiceInstance.withDashboard("https://dashboard.example/" + id).label("team", "blue");
    }

    @Update
    void update(@InstanceId String id, Plans plan, @Parameters Behaviour behaviour, Progress progress)
            throws InterruptedException {
        backend.change(id, plan.name(), behaviour, progress);
    }

    @Deprovision
    void deprovision(@InstanceId String id) {
        backend.delete(id);
    }

    @Bind
    ServiceBinding bind(BindRequest request, @Parameters BindParameters parameters, Progress progress)
            throws InterruptedException {
        backend.create(
                request.bindingId(),
                new Behaviour(parameters.gate(), parameters.fail(), Optional.empty(), Optional.empty()),
                progress);
        ServiceBinding binding = ServiceBinding.of(new Access("user-" + request.bindingId(), BOUND_PASSWORD))
                .withEndpoint(Endpoint.tcp("db.example", 5432));
        return parameters.expired().orElse(false) ? binding.expiresAt(Instant.EPOCH) : binding;
    }

    @Unbind
    void unbind(@BindingId String id) {
        backend.delete(id);
    }
}

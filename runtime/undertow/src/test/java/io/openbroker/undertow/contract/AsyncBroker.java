package io.openbroker.undertow.contract;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.Progress;
import io.openbroker.undertow.contract.Backend.Behaviour;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A broker whose handlers run in the background: all of them, but for deprovision only where the platform polls. */
@Broker
@ServiceOffering(
        id = AsyncBroker.SERVICE,
        name = "async",
        description = "Done later",
        allowContextUpdates = true,
        requiresApp = true,
        plans = AsyncBroker.Plans.class)
final class AsyncBroker {

    static final String BOUND_TOKEN = "t0ken-of-";

    static final String SERVICE = "22222222-0000-4000-8000-000000000000";
    static final String ONLY_ID = "22222222-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = ONLY_ID, description = "The only plan", maximumPollingDuration = 600)
        ONLY
    }

    private final Backend backend;

    AsyncBroker(Backend backend) {
        this.backend = backend;
    }

    @Provision(async = Async.ALWAYS)
    void provision(@InstanceId String id, @Parameters Behaviour behaviour, Progress progress)
            throws InterruptedException {
        backend.create(id, behaviour, progress);
    }

    @Update(async = Async.ALWAYS)
    void update(@InstanceId String id, Plans plan, @Parameters Behaviour behaviour, Progress progress)
            throws InterruptedException {
        backend.change(id, plan.name(), behaviour, progress);
    }

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id) {
        backend.delete(id);
    }

    @Bind(async = Async.ALWAYS)
    CompletionStage<Map<String, Object>> bind(@BindingId String id, @Parameters Behaviour behaviour, Progress progress)
            throws InterruptedException {
        backend.create(id, behaviour, progress);
        return CompletableFuture.completedFuture(Map.of("token", BOUND_TOKEN + id));
    }

    @Unbind(async = Async.ALWAYS)
    void unbind(@BindingId String id) {
        backend.delete(id);
    }
}

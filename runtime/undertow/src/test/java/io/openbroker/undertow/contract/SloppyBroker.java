package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchBinding;
import io.openbroker.annotation.LastBindingOperation;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.OperationId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.State;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.Accepted;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker that keeps nothing at all, and whose handlers do whatever a test wants. */
@Broker(state = State.EXTERNAL)
@ServiceOffering(
        id = SloppyBroker.SERVICE,
        name = "sloppy",
        description = "Does what it likes",
        plans = SloppyBroker.Plans.class)
final class SloppyBroker {

    static final String SERVICE = "cccc6666-0000-4000-8000-000000000000";
    static final String ONLY_ID = "cccc6666-0000-4000-8000-000000000001";
    static final String GONE_ID = "cccc6666-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = ONLY_ID, description = "The only one that is left")
        ONLY,
        @Plan(id = GONE_ID, description = "No longer", retired = true)
        GONE
    }

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile Callable<InstanceResult> instance = () -> Accepted.as("task");
    volatile Callable<DeletionResult> deletion = () -> Deleted.DONE;
    volatile Callable<BindingResult> binding = () -> ServiceBinding.EMPTY;
    volatile Callable<CompletionStage<DeletionResult>> unbinding = () -> CompletableFuture.completedStage(Deleted.DONE);
    volatile Callable<OperationStatus> status = OperationStatus::succeeded;
    volatile Callable<Map<String, Object>> credentials = Map::of;

    @Provision
    InstanceResult provision() throws Exception {
        calls.add("provision");
        return instance.call();
    }

    @Update
    InstanceResult update() throws Exception {
        calls.add("update");
        return instance.call();
    }

    @Deprovision
    DeletionResult deprovision() throws Exception {
        calls.add("deprovision");
        return deletion.call();
    }

    @LastOperation
    OperationStatus poll(Plans plan, @OperationId String task) throws Exception {
        calls.add("poll " + plan + " " + task);
        return status.call();
    }

    @Bind
    BindingResult bind() throws Exception {
        calls.add("bind");
        return binding.call();
    }

    @Unbind
    CompletionStage<DeletionResult> unbind() throws Exception {
        calls.add("unbind");
        return unbinding.call();
    }

    @LastBindingOperation
    OperationStatus pollBinding(Plans plan, @OperationId String task) throws Exception {
        calls.add("pollBinding " + plan + " " + task);
        return status.call();
    }

    @FetchBinding
    Map<String, Object> fetchBinding() throws Exception {
        calls.add("fetchBinding");
        return credentials.call();
    }
}

package com.example;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchBinding;
import io.openbroker.annotation.Flag;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.OperationId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.State;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.Accepted;
import io.openbroker.model.BindRequest;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Flags follow from handlers alone: instances cannot be fetched, bindings can, and rotation must be asked for. */
@Broker(state = State.EXTERNAL)
@ServiceOffering(
        id = "e7a2e2a4-4b8e-49c4-8c5b-0f7f1a3f6d10",
        name = "queues",
        description = "Message queues",
        plans = QueueBroker.Plans.class)
public final class QueueBroker {

    public enum Plans {
        @Plan(id = "1f0a1d5e-6c86-4a2f-9d0e-3f8a5b7c2e21", description = "Shared")
        SHARED,
        @Plan(
                id = "2a1b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
                description = "Successors of bindings are possible",
                bindingRotatable = Flag.TRUE)
        ROTATABLE
    }

    @Provision
    InstanceResult provision(@InstanceId String id, Plans plan) {
        return plan == Plans.SHARED ? ServiceInstance.EMPTY.asExisting() : Accepted.as(id);
    }

    @Deprovision
    CompletionStage<DeletionResult> deprovision(@InstanceId String id) {
        return CompletableFuture.completedFuture(Deleted.DONE);
    }

    @LastOperation
    OperationStatus lastOperation(@OperationId String task, Plans plan) {
        return OperationStatus.inProgress(task + plan);
    }

    @Bind
    ServiceBinding bind(BindRequest request) {
        return ServiceBinding.EMPTY;
    }

    @Unbind
    void unbind(@BindingId String id) {}

    @FetchBinding
    ServiceBinding fetch(@BindingId String id) {
        return ServiceBinding.EMPTY;
    }
}

package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchInstance;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.LastBindingOperation;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.OperationId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.Progress;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A broker whose work is done by somebody else, whom it asks; without updates. */
@Broker
@ServiceOffering(
        id = DelegatingBroker.SERVICE,
        name = "delegating",
        description = "Done elsewhere",
        plans = DelegatingBroker.Plans.class)
final class DelegatingBroker {

    static final String SERVICE = "33333333-0000-4000-8000-000000000000";
    static final String ONLY_ID = "33333333-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = ONLY_ID, description = "The only plan")
        ONLY
    }

    private final Backend backend;
    private final Map<String, Queue<OperationStatus>> answers = new ConcurrentHashMap<>();

    DelegatingBroker(Backend backend) {
        this.backend = backend;
    }

    /** What a task is to answer next. */
    void answer(String task, OperationStatus status) {
        answers.computeIfAbsent(task, name -> new ConcurrentLinkedQueue<>()).add(status);
    }

    @Provision
    Accepted provision(@InstanceId String id, Progress progress) throws InterruptedException {
        backend.create(id, NORMAL, progress);
        return Accepted.as("create-" + id).withDashboard("https://elsewhere.example/" + id);
    }

    @Deprovision
    Accepted deprovision(@InstanceId String id) {
        backend.delete(id);
        return Accepted.as("delete-" + id);
    }

    @Bind
    Accepted bind(@BindingId String id, Progress progress) throws InterruptedException {
        backend.create(id, NORMAL, progress);
        return Accepted.as("create-" + id);
    }

    @Unbind
    Accepted unbind(@BindingId String id) {
        backend.delete(id);
        return Accepted.as("delete-" + id);
    }

    @LastOperation
    OperationStatus lastOperation(@OperationId String task) {
        return next(task);
    }

    @LastBindingOperation
    OperationStatus lastBindingOperation(@OperationId String task) {
        OperationStatus status = next(task);
        return task.startsWith("create-")
                        && status.state() == OperationStatus.State.SUCCEEDED
                        && status.binding().isEmpty()
                ? OperationStatus.succeeded(ServiceBinding.of(Map.of("token", "t-" + task)))
                : status;
    }

    @FetchInstance
    ServiceInstance fetch(@InstanceId String id) {
        return ServiceInstance.withDashboard("https://fetched.example/" + id);
    }

    private OperationStatus next(String task) {
        OperationStatus status =
                answers.getOrDefault(task, new ConcurrentLinkedQueue<>()).poll();
        return status == null
                ? OperationStatus.inProgress("Working on " + task).retryAfter(Duration.ofMillis(1_100))
                : status;
    }

    private static final Backend.Behaviour NORMAL =
            new Backend.Behaviour(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

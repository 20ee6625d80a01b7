package io.openbroker.client.operation;

import io.openbroker.client.BrokerClient;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.model.OperationStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds how the operation is polled that a request has started. */
final class PollSender implements OsbRequest.Visitor<Supplier<ClientResult<OperationStatus>>> {

    private final BrokerClient client;
    private final Optional<String> operationId;

    PollSender(BrokerClient client, Optional<String> operationId) {
        this.client = client;
        this.operationId = operationId;
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.Provision request) {
        return ofInstance(request.instanceId(), request.serviceId(), Optional.of(request.planId()));
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.Update request) {
        return ofInstance(request.instanceId(), request.serviceId(), request.planId());
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.Deprovision request) {
        return ofInstance(request.instanceId(), request.serviceId(), Optional.of(request.planId()));
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.Bind request) {
        return ofBinding(request.instanceId(), request.bindingId(), request.serviceId(), request.planId());
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.Unbind request) {
        return ofBinding(request.instanceId(), request.bindingId(), request.serviceId(), request.planId());
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.FetchInstance request) {
        throw startsNothing(request);
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.LastOperation request) {
        throw startsNothing(request);
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.FetchBinding request) {
        throw startsNothing(request);
    }

    @Override
    public Supplier<ClientResult<OperationStatus>> visit(OsbRequest.LastBindingOperation request) {
        throw startsNothing(request);
    }

    private Supplier<ClientResult<OperationStatus>> ofInstance(
            String instanceId, String serviceId, Optional<String> planId) {
        OsbRequest.LastOperation poll =
                new OsbRequest.LastOperation(instanceId, Optional.of(serviceId), planId, operationId);
        return () -> client.lastOperation(poll);
    }

    private Supplier<ClientResult<OperationStatus>> ofBinding(
            String instanceId, String bindingId, String serviceId, String planId) {
        OsbRequest.LastBindingOperation poll = new OsbRequest.LastBindingOperation(
                instanceId, bindingId, Optional.of(serviceId), Optional.of(planId), operationId);
        return () -> client.lastBindingOperation(poll);
    }

    private static IllegalArgumentException startsNothing(OsbRequest request) {
        return new IllegalArgumentException(
                "A request for " + request.operation() + " starts no operation that can be polled.");
    }
}

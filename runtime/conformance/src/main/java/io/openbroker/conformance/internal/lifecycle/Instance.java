package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A service instance, or the id for one: the requests about it, and sending them. Requests accept incomplete operations if the flow
 * is asynchronous; {@link OsbRequest#synchronous()} and {@link OsbRequest#acceptingIncomplete()} change that. Safe for use by many
 * threads.
 */
public final class Instance {

    private final String id;
    private final Plan plan;
    private final Flow flow;
    private final Sender sender;
    private final Poller poller;
    private final RequestFactory requests;
    private final Supplier<String> ids;

    Instance(
            String id,
            Plan plan,
            Flow flow,
            Sender sender,
            Poller poller,
            RequestFactory requests,
            Supplier<String> ids) {
        this.id = id;
        this.plan = plan;
        this.flow = flow;
        this.sender = sender;
        this.poller = poller;
        this.requests = requests;
        this.ids = ids;
    }

    /** Returns the same instance, whose requests are sent by another sender. */
    public Instance with(Sender other) {
        return new Instance(id, plan, flow, other, poller, requests, ids);
    }

    /** Returns the same instance with another plan, after an update. */
    public Instance with(Plan other) {
        return new Instance(id, other, flow, sender, poller, requests, ids);
    }

    /** Returns the id, not encoded. */
    public String id() {
        return id;
    }

    /** Returns the plan. */
    public Plan plan() {
        return plan;
    }

    /** Returns how requests are sent. */
    public Flow flow() {
        return flow;
    }

    /** Returns a provision request with acceptable parameters. */
    public OsbRequest provisionRequest() {
        return flow.apply(requests.provision(id, plan));
    }

    /**
     * Returns a provision request with other acceptable parameters.
     *
     * @throws CheckStopped if no others are known
     */
    public OsbRequest otherProvisionRequest() {
        return requests.withOtherParameters(provisionRequest(), plan, SchemaPlace.PROVISION)
                .orElseThrow(() -> CheckStopped.notApplicable("No other parameters for provisioning are known."));
    }

    /** Returns an update that changes nothing: offering and context alone. */
    public OsbRequest updateRequest() {
        return flow.apply(requests.update(id, plan));
    }

    /** Returns a deprovision request. */
    public OsbRequest deprovisionRequest() {
        return flow.apply(requests.deprovision(id, plan));
    }

    /** Returns a request that fetches the instance. */
    public OsbRequest fetchRequest() {
        return requests.fetchInstance(id, plan);
    }

    /** Returns a request that polls the instance, without an operation string. */
    public OsbRequest lastOperationRequest() {
        return requests.lastOperation(id, plan);
    }

    /** Sends a request. */
    public ResponseView send(OsbRequest request) {
        return sender.send(request);
    }

    /** Sends a request for a change or deletion, and waits for the end of the operation if the response is 202. */
    public OperationRecord run(OsbRequest request) {
        return run(request, response -> {});
    }

    /** Sends a request, calls back after a 202 before the first poll, and waits for the end of the operation. */
    public OperationRecord run(OsbRequest request, Consumer<ResponseView> accepted) {
        return poller.run(sender, operation(request), accepted);
    }

    /** Waits for the end of an operation that was accepted with 202. */
    public OperationRecord await(OsbRequest request, ResponseView response) {
        return poller.await(sender, operation(request), response);
    }

    /** Deletes the instance and waits for that. */
    public OperationRecord deprovision() {
        return run(deprovisionRequest());
    }

    /** Returns a binding with a new id, for which nothing has been sent. */
    public Binding reserveBinding() {
        return binding(ids.get());
    }

    /** Returns a binding with an id that the check chose, for which nothing has been sent. */
    public Binding binding(String bindingId) {
        return new Binding(bindingId, this, sender, poller, requests);
    }

    /**
     * Creates a binding and waits for it.
     *
     * @throws CheckStopped if that does not succeed
     */
    public Binding bind() {
        Binding binding = reserveBinding();
        OperationRecord record = binding.run(binding.bindRequest());
        if (!record.succeeded()) {
            throw CheckStopped.notRun("The binding that the check needs was not created: " + record.endReason());
        }
        return binding;
    }

    private Poller.Operation operation(OsbRequest request) {
        String verb = switch (request.method()) {
            case "PUT" -> "provisioning";
            case "PATCH" -> "update";
            default -> "deprovisioning";
        };
        return new Poller.Operation(
                verb + " of " + plan.title(),
                request,
                lastOperationRequest(),
                request.method().equals("DELETE"),
                plan.maximumPolling());
    }
}

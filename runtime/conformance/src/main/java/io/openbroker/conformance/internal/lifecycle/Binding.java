package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.util.function.Consumer;

/**
 * A service binding, or the id for one: the requests about it, and sending them. Requests accept incomplete operations if the flow is
 * asynchronous. Safe for use by many threads.
 */
public final class Binding {

    private final String id;
    private final Instance instance;
    private final Sender sender;
    private final Poller poller;
    private final RequestFactory requests;

    Binding(String id, Instance instance, Sender sender, Poller poller, RequestFactory requests) {
        this.id = id;
        this.instance = instance;
        this.sender = sender;
        this.poller = poller;
        this.requests = requests;
    }

    /** Returns the same binding, whose requests are sent by another sender. */
    public Binding with(Sender other) {
        return new Binding(id, instance.with(other), other, poller, requests);
    }

    /** Returns the id, not encoded. */
    public String id() {
        return id;
    }

    /** Returns the instance. */
    public Instance instance() {
        return instance;
    }

    /** Returns the plan. */
    public Plan plan() {
        return instance.plan();
    }

    /** Returns a bind request with acceptable parameters. */
    public OsbRequest bindRequest() {
        return instance.flow().apply(requests.bind(instance.id(), id, plan()));
    }

    /**
     * Returns a bind request with other acceptable parameters.
     *
     * @throws CheckStopped if no others are known
     */
    public OsbRequest otherBindRequest() {
        return requests.withOtherParameters(bindRequest(), plan(), SchemaPlace.BIND)
                .orElseThrow(() -> CheckStopped.notApplicable("No other parameters for binding are known."));
    }

    /** Returns a request that creates this binding as the successor of another. */
    public OsbRequest rotateRequest(Binding predecessor) {
        return instance.flow().apply(requests.rotate(instance.id(), id, predecessor.id));
    }

    /** Returns an unbind request. */
    public OsbRequest unbindRequest() {
        return instance.flow().apply(requests.unbind(instance.id(), id, plan()));
    }

    /** Returns a request that fetches the binding. */
    public OsbRequest fetchRequest() {
        return requests.fetchBinding(instance.id(), id, plan());
    }

    /** Returns a request that polls the binding, without an operation string. */
    public OsbRequest lastOperationRequest() {
        return requests.lastBindingOperation(instance.id(), id, plan());
    }

    /** Sends a request. */
    public ResponseView send(OsbRequest request) {
        return sender.send(request);
    }

    /** Sends a request for a creation or deletion, and waits for the end of the operation if the response is 202. */
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

    /** Deletes the binding and waits for that. */
    public OperationRecord unbind() {
        return run(unbindRequest());
    }

    private Poller.Operation operation(OsbRequest request) {
        boolean deletes = request.method().equals("DELETE");
        return new Poller.Operation(
                (deletes ? "unbinding of " : "binding of ") + plan().title(),
                request,
                lastOperationRequest(),
                deletes,
                plan().maximumPolling());
    }
}

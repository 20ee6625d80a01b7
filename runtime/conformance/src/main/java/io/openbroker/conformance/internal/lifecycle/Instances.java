package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Service instances of one check. They are deleted when the check ends, however it ends. Safe for use by many threads.
 */
public final class Instances {

    private final Sender sender;
    private final Poller poller;
    private final RequestFactory requests;
    private final Supplier<String> ids;
    private final Plan plan;
    private final Flow flow;
    private final Set<String> created = new LinkedHashSet<>();

    /** Creates the instances of a check. */
    public Instances(
            Sender sender, Poller poller, RequestFactory requests, Supplier<String> ids, Plan plan, Flow flow) {
        this.sender = sender;
        this.poller = poller;
        this.requests = requests;
        this.ids = ids;
        this.plan = plan;
        this.flow = flow;
    }

    /** Returns the plan of the check. */
    public Plan plan() {
        return plan;
    }

    /** Returns an instance with a new id, for which nothing has been sent. */
    public Instance reserve() {
        return reserve(plan);
    }

    /** Returns an instance of another plan with a new id, for which nothing has been sent. */
    public Instance reserve(Plan other) {
        return of(ids.get(), other);
    }

    /** Returns an instance with an id that the check chose, for which nothing has been sent. */
    public Instance withId(String id) {
        return of(id, plan);
    }

    /**
     * Creates an instance and waits for it.
     *
     * @throws CheckStopped if that does not succeed
     */
    public Instance provision() {
        return provision(UnaryOperator.identity());
    }

    /**
     * Creates an instance with a request that is changed by an edit, and waits for it.
     *
     * @throws CheckStopped if that does not succeed
     */
    public Instance provision(UnaryOperator<OsbRequest> edit) {
        Instance instance = reserve();
        OperationRecord record = instance.run(edit.apply(instance.provisionRequest()));
        if (!record.succeeded()) {
            throw CheckStopped.notRun("The instance that the check needs was not created: " + record.endReason());
        }
        return instance;
    }

    /** Returns the ids, percent-encoded. */
    public synchronized Set<String> ids() {
        return Set.copyOf(created);
    }

    private Instance of(String id, Plan chosen) {
        synchronized (this) {
            created.add(PercentEncoding.encode(id));
        }
        return new Instance(id, chosen, flow, sender, poller, requests, ids);
    }
}

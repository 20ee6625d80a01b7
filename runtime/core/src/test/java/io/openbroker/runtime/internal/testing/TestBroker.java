package io.openbroker.runtime.internal.testing;

import io.openbroker.annotation.State;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.LastBindingOperationRequest;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A broker whose handlers a test chooses, one by one; the others succeed at once. It offers {@link #SERVICE} with the plans
 * {@link #SMALL}, {@link #LARGE} (polled for an hour at most) and {@link #OLD}, and {@link #OTHER} with the plan {@link #ONLY}. Safe for use by many threads.
 */
public final class TestBroker implements BrokerDispatcher {

    public static final String SERVICE = "service";
    public static final String SMALL = "small";
    public static final String LARGE = "large";
    public static final String OLD = "old";
    public static final String OTHER = "other";
    public static final String ONLY = "only";

    /** What a handler does. */
    @FunctionalInterface
    public interface Handler {

        Object handle(HandlerCall<? extends BrokerRequest> call) throws Exception;
    }

    private final Map<OsbOperation, Execution> executions = new EnumMap<>(OsbOperation.class);
    private final Map<OsbOperation, Handler> handlers = new ConcurrentHashMap<>();
    private final Set<String> retired = ConcurrentHashMap.newKeySet();
    private final List<BrokerRequest> requests = new CopyOnWriteArrayList<>();
    private final State state;
    private String maintenance = "1.0.0";
    private boolean requiresApp;
    private boolean contextUpdates;

    private TestBroker(State state, Execution execution) {
        this.state = state;
        for (OsbOperation operation : OsbOperation.values()) {
            executions.put(operation, operation.mutates() ? execution : Execution.SYNCHRONOUS);
        }
        executions.remove(OsbOperation.CATALOG);
        if (state == State.MANAGED) {
            executions.remove(OsbOperation.FETCH_INSTANCE);
            executions.remove(OsbOperation.FETCH_BINDING);
        }
        on(OsbOperation.PROVISION, call -> ServiceInstance.EMPTY);
        on(OsbOperation.UPDATE, call -> ServiceInstance.EMPTY);
        on(OsbOperation.DEPROVISION, call -> Deleted.DONE);
        on(OsbOperation.BIND, call -> ServiceBinding.of(Map.of("user", "u")));
        on(OsbOperation.UNBIND, call -> Deleted.DONE);
        on(OsbOperation.FETCH_INSTANCE, call -> FetchedInstance.of(ServiceInstance.EMPTY));
        on(OsbOperation.FETCH_BINDING, call -> FetchedBinding.of(ServiceBinding.of(Map.of("user", "u"))));
        on(OsbOperation.LAST_OPERATION, call -> OperationStatus.succeeded());
        on(
                OsbOperation.LAST_BINDING_OPERATION,
                call -> OperationStatus.succeeded(ServiceBinding.of(Map.of("user", "u"))));
    }

    /** A broker of whose instances and bindings the runtime keeps the state. */
    public static TestBroker managed(Execution execution) {
        return new TestBroker(State.MANAGED, execution);
    }

    /** A broker that keeps its state itself. */
    public static TestBroker external(Execution execution) {
        return new TestBroker(State.EXTERNAL, execution);
    }

    /** Chooses a handler. */
    public TestBroker on(OsbOperation operation, Handler handler) {
        handlers.put(operation, handler);
        return this;
    }

    /** Chooses a handler and how it is called. */
    public TestBroker on(OsbOperation operation, Execution execution, Handler handler) {
        executions.put(operation, execution);
        return on(operation, handler);
    }

    /** Has no handler for an operation. */
    public TestBroker without(OsbOperation operation) {
        executions.remove(operation);
        return this;
    }

    /** Retires a plan, for engines that are made from now on. */
    public TestBroker retire(String planId) {
        retired.add(planId);
        return this;
    }

    /** Sets the maintenance version of {@link #SMALL}, 1.0.0 unless set. */
    public TestBroker maintained(String version) {
        maintenance = version;
        return this;
    }

    /** Lets {@link #SERVICE} be bound to applications only. */
    public TestBroker requiringApp() {
        requiresApp = true;
        return this;
    }

    /** Lets updates of {@link #SERVICE} change the context alone. */
    public TestBroker withContextUpdates() {
        contextUpdates = true;
        return this;
    }

    /** What handlers were called with, in the order of the calls. */
    public List<BrokerRequest> requests() {
        return List.copyOf(requests);
    }

    /** What handlers of one kind were called with. */
    public <R extends BrokerRequest> List<R> requests(Class<R> kind) {
        return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        PlanDescriptor small = plan(SMALL).withMaintenance(maintenance).asPlanUpdateable();
        OfferingDescriptor.Builder service = OfferingDescriptor.of(SERVICE, "a-service")
                .plan(small)
                .plan(plan(LARGE).asPlanUpdateable())
                .plan(PlanDescriptor.of(OLD, "plan-old"));
        if (requiresApp) {
            service.requiresApp();
        }
        if (contextUpdates) {
            service.allowContextUpdates();
        }
        OfferingDescriptor.Builder other =
                OfferingDescriptor.of(OTHER, "another-service").plan(plan(ONLY));
        return List.of(built(service), built(other));
    }

    private OfferingDescriptor built(OfferingDescriptor.Builder offering) {
        executions.forEach(offering::handles);
        return offering.instancesRetrievable().bindingsRetrievable().build();
    }

    private PlanDescriptor plan(String id) {
        PlanDescriptor plan = PlanDescriptor.of(id, "plan-" + id).asBindable().asBindingRotatable();
        return retired.contains(id) ? plan.asRetired() : plan;
    }

    @Override
    public CatalogDocument catalog() {
        String schema = """
                {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
                 "properties": {"pages": {"type": "integer"}, "title": {"type": "string"}}}""";
        String schemas = """
                {"service_instance": {"create": {"parameters": %1$s}, "update": {"parameters": %1$s}},
                 "service_binding": {"create": {"parameters": %1$s}}}""".formatted(schema);
        return CatalogDocument.of("""
                {"services": [{"id": "service", "plans": [{"id": "small", "schemas": %1$s}, {"id": "large", "maximum_polling_duration": 3600, "schemas": %1$s}]}]}""".formatted(schemas).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        return (InstanceResult) handle(OsbOperation.PROVISION, call);
    }

    @Override
    public InstanceResult update(HandlerCall<UpdateRequest> call) throws Exception {
        return (InstanceResult) handle(OsbOperation.UPDATE, call);
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        return (DeletionResult) handle(OsbOperation.DEPROVISION, call);
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        return (BindingResult) handle(OsbOperation.BIND, call);
    }

    @Override
    public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        return (DeletionResult) handle(OsbOperation.UNBIND, call);
    }

    @Override
    public FetchedInstance fetchInstance(HandlerCall<FetchInstanceRequest> call) throws Exception {
        return (FetchedInstance) handle(OsbOperation.FETCH_INSTANCE, call);
    }

    @Override
    public FetchedBinding fetchBinding(HandlerCall<FetchBindingRequest> call) throws Exception {
        return (FetchedBinding) handle(OsbOperation.FETCH_BINDING, call);
    }

    @Override
    public OperationStatus lastOperation(HandlerCall<LastOperationRequest> call) throws Exception {
        return (OperationStatus) handle(OsbOperation.LAST_OPERATION, call);
    }

    @Override
    public OperationStatus lastBindingOperation(HandlerCall<LastBindingOperationRequest> call) throws Exception {
        return (OperationStatus) handle(OsbOperation.LAST_BINDING_OPERATION, call);
    }

    private Object handle(OsbOperation operation, HandlerCall<? extends BrokerRequest> call) throws Exception {
        requests.add(call.request());
        Handler handler = handlers.get(operation);
        if (handler == null) {
            throw new AssertionError("There is no handler for " + operation);
        }
        return handler.handle(call);
    }
}

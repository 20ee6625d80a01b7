package io.openbroker.metrics;

import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.CheckedCallable;
import io.micrometer.observation.ObservationRegistry;
import io.openbroker.annotation.State;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.BrokerRequest;
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
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import java.util.List;
import java.util.Locale;

/**
 * Observes each call of a handler with Micrometer: the observation {@code openbroker.handler} is current while the handler runs, so
 * that spans of what it calls are below its own. It has the keys {@code operation} and {@code offering}, and for traces {@code
 * instance_id}. Safe for use by many threads.
 */
public final class ObservedDispatcher implements BrokerDispatcher {

    private static final String NAME = "openbroker.handler";

    private final BrokerDispatcher dispatcher;
    private final ObservationRegistry registry;

    private ObservedDispatcher(BrokerDispatcher dispatcher, ObservationRegistry registry) {
        this.dispatcher = dispatcher;
        this.registry = registry;
    }

    /**
     * A dispatcher whose calls are observed.
     *
     * @param dispatcher calls the handlers
     * @param registry receives the observations
     * @return the dispatcher, to be given to the broker instead
     */
    public static BrokerDispatcher of(BrokerDispatcher dispatcher, ObservationRegistry registry) {
        return new ObservedDispatcher(dispatcher, registry);
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        return dispatcher.offerings();
    }

    @Override
    public State state() {
        return dispatcher.state();
    }

    @Override
    public CatalogDocument catalog() {
        return dispatcher.catalog();
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        return observed(OsbOperation.PROVISION, call, () -> dispatcher.provision(call));
    }

    @Override
    public FetchedInstance fetchInstance(HandlerCall<FetchInstanceRequest> call) throws Exception {
        return observed(OsbOperation.FETCH_INSTANCE, call, () -> dispatcher.fetchInstance(call));
    }

    @Override
    public InstanceResult update(HandlerCall<UpdateRequest> call) throws Exception {
        return observed(OsbOperation.UPDATE, call, () -> dispatcher.update(call));
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        return observed(OsbOperation.DEPROVISION, call, () -> dispatcher.deprovision(call));
    }

    @Override
    public OperationStatus lastOperation(HandlerCall<LastOperationRequest> call) throws Exception {
        return observed(OsbOperation.LAST_OPERATION, call, () -> dispatcher.lastOperation(call));
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        return observed(OsbOperation.BIND, call, () -> dispatcher.bind(call));
    }

    @Override
    public FetchedBinding fetchBinding(HandlerCall<FetchBindingRequest> call) throws Exception {
        return observed(OsbOperation.FETCH_BINDING, call, () -> dispatcher.fetchBinding(call));
    }

    @Override
    public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        return observed(OsbOperation.UNBIND, call, () -> dispatcher.unbind(call));
    }

    @Override
    public OperationStatus lastBindingOperation(HandlerCall<LastBindingOperationRequest> call) throws Exception {
        return observed(OsbOperation.LAST_BINDING_OPERATION, call, () -> dispatcher.lastBindingOperation(call));
    }

    private <T> T observed(
            OsbOperation operation, HandlerCall<? extends BrokerRequest> call, CheckedCallable<T, Exception> handler)
            throws Exception {
        String offering = offering(call.request().serviceId());
        return Observation.createNotStarted(NAME, registry)
                .contextualName(operation.name().toLowerCase(Locale.ROOT) + " " + offering)
                .lowCardinalityKeyValue("operation", operation.name())
                .lowCardinalityKeyValue("offering", offering)
                .highCardinalityKeyValue("instance_id", call.request().instanceId())
                .observeChecked(handler);
    }

    private String offering(String serviceId) {
        return dispatcher.offerings().stream()
                .filter(offering -> offering.id().equals(serviceId))
                .map(OfferingDescriptor::name)
                .findFirst()
                .orElse("unknown");
    }
}

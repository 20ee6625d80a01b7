package io.openbroker.runtime.internal.external;

import io.openbroker.annotation.State;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
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
import io.openbroker.model.Platform;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.platform.PlatformRoutes;
import io.openbroker.runtime.internal.policy.Policies;
import io.openbroker.runtime.internal.request.CommandReader;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.testing.ManualState;
import io.openbroker.runtime.internal.testing.SilentObserver;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Requests to a broker without state whose catalog a test chooses, all on the thread of the test; its time stands still. */
final class ExternalCalls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final TestTime time = new TestTime();
    private final List<CompletedOperation> ended = new ArrayList<>();
    private final List<JsonResponse> early = new CopyOnWriteArrayList<>();
    private final RunningOperations operations =
            new RunningOperations(time.source().ticker());
    private final RunningOperations queries =
            new RunningOperations(time.source().ticker());
    private final CommandReader reader;
    private final ExternalLifecycle lifecycle;

    private ExternalCalls(ServiceCatalog catalog, RequestPolicy... policies) {
        this.reader = new CommandReader(catalog, Limits.DEFAULT);
        this.lifecycle = new ExternalLifecycle(
                catalog,
                operations,
                queries,
                new OperationCapacity(OperationLimits.DEFAULT, new ManualState(time)),
                Policies.of(List.of(policies), catalog.serviceIds(), queries),
                time.source(),
                new Recorder());
    }

    /** Requests to a broker with the handlers of another one, and offerings of its own. */
    static ExternalCalls to(TestBroker handlers, OfferingDescriptor... offerings) {
        return new ExternalCalls(ServiceCatalog.of(List.of(offering(handlers, "{\"services\": []}", offerings))));
    }

    /** Requests to a broker with policies. */
    static ExternalCalls guarded(TestBroker handlers, OfferingDescriptor offering, RequestPolicy... policies) {
        return new ExternalCalls(
                ServiceCatalog.of(List.of(offering(handlers, "{\"services\": []}", offering))), policies);
    }

    /** Requests to a broker whose catalog document has schemas. */
    static ExternalCalls withSchemas(TestBroker handlers, String document, OfferingDescriptor... offerings) {
        return new ExternalCalls(ServiceCatalog.of(List.of(offering(handlers, document, offerings))));
    }

    /** Requests to a broker that is served together with one that keeps its state in the runtime. */
    static ExternalCalls besides(TestBroker managed, TestBroker handlers, OfferingDescriptor... offerings) {
        return new ExternalCalls(
                ServiceCatalog.of(List.of(managed, offering(handlers, "{\"services\": []}", offerings))));
    }

    private static BrokerDispatcher offering(TestBroker handlers, String document, OfferingDescriptor... offerings) {
        return new OwnCatalog(
                handlers, CatalogDocument.of(document.getBytes(StandardCharsets.UTF_8)), List.of(offerings));
    }

    TestTime time() {
        return time;
    }

    /** Operations that were reported to the observer. */
    List<CompletedOperation> ended() {
        return List.copyOf(ended);
    }

    /** Responses that were given before a handler had ended. */
    List<JsonResponse> early() {
        return List.copyOf(early);
    }

    /** Lets the response time limit pass; for handlers. */
    void exceedTheLimit() {
        time.pass(PATIENCE);
        operations.checkOverdue(PATIENCE);
        queries.checkOverdue(PATIENCE);
    }

    /** Sends a request, whose body may have single quotes. */
    JsonResponse send(String method, String target, String body) {
        var head = TestRequests.head(method, target);
        try {
            return lifecycle.carryOut(
                    reader.read(
                                    PlatformRoutes.router().route(head),
                                    head,
                                    Platform.DEFAULT,
                                    new RequestIdentity("request-1"))
                            .command(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                    early::add);
        } catch (Rejection rejection) {
            return rejection.response();
        }
    }

    @Override
    public void close() {
        operations.close();
        queries.close();
    }

    /** Keeps what is reported. */
    private final class Recorder extends SilentObserver {

        @Override
        public void operationCompleted(CompletedOperation operation) {
            ended.add(operation);
        }
    }

    /** A broker with the handlers of another one. */
    private record OwnCatalog(TestBroker handlers, CatalogDocument catalog, List<OfferingDescriptor> offerings)
            implements BrokerDispatcher {

        @Override
        public State state() {
            return State.EXTERNAL;
        }

        @Override
        public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
            return handlers.provision(call);
        }

        @Override
        public InstanceResult update(HandlerCall<UpdateRequest> call) throws Exception {
            return handlers.update(call);
        }

        @Override
        public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
            return handlers.deprovision(call);
        }

        @Override
        public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
            return handlers.bind(call);
        }

        @Override
        public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
            return handlers.unbind(call);
        }

        @Override
        public FetchedInstance fetchInstance(HandlerCall<FetchInstanceRequest> call) throws Exception {
            return handlers.fetchInstance(call);
        }

        @Override
        public FetchedBinding fetchBinding(HandlerCall<FetchBindingRequest> call) throws Exception {
            return handlers.fetchBinding(call);
        }

        @Override
        public OperationStatus lastOperation(HandlerCall<LastOperationRequest> call) throws Exception {
            return handlers.lastOperation(call);
        }

        @Override
        public OperationStatus lastBindingOperation(HandlerCall<LastBindingOperationRequest> call) throws Exception {
            return handlers.lastBindingOperation(call);
        }
    }
}

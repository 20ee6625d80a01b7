package io.openbroker.undertow.support;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A dispatcher written by hand, which records the requests that reach its handlers, and can hold them. */
public final class RecordingBroker implements BrokerDispatcher {

    public static final String CATALOG = "{\"services\":[{\"id\":\"s\",\"name\":\"recorder\",\"description\":\"d\","
            + "\"bindable\":true,\"plans\":[{\"id\":\"p\",\"name\":\"small\",\"description\":\"d\"}]}]}";

    public final List<BrokerRequest> requests = new CopyOnWriteArrayList<>();
    public final Semaphore arrived = new Semaphore(0);
    public final Semaphore released = new Semaphore(0);
    public volatile boolean holds;

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(OfferingDescriptor.of("s", "recorder")
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.BIND, Execution.SYNCHRONOUS)
                .plan(PlanDescriptor.of("p", "small").asBindable())
                .plan(PlanDescriptor.of("q", "large").asBindable())
                .build());
    }

    @Override
    public CatalogDocument catalog() {
        return CatalogDocument.of(CATALOG.getBytes(StandardCharsets.UTF_8), "\"tag\"");
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws InterruptedException {
        record(call.request());
        return ServiceInstance.EMPTY;
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws InterruptedException {
        record(call.request());
        return Deleted.DONE;
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws InterruptedException {
        record(call.request());
        return ServiceBinding.of(Map.of("user", "u"));
    }

    private void record(BrokerRequest request) throws InterruptedException {
        requests.add(request);
        arrived.release();
        if (holds) {
            released.acquire();
        }
    }
}

package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.LastBindingOperationRequest;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.internal.answer.InternalFailure;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import io.openbroker.runtime.spi.state.StoredResource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations that a handler has {@linkplain Accepted started itself}: asks the polling handler how they stand, again and
 * again, and records what it tells, so that platforms that poll never wait for the backend.
 */
final class DelegatedOperations {

    /** When the polling handler is asked for the first time. */
    static final Duration FIRST_QUESTION = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(DelegatedOperations.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Settlement settlement;
    private final Clock clock;

    DelegatedOperations(StateStore store, ServiceCatalog catalog, Settlement settlement, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * Asks how an operation stands, and records it.
     *
     * @return when to ask again; empty if the operation has ended
     */
    Optional<Duration> ask(StoredOperation operation) {
        Optional<StoredResource> held = settlement.held(operation);
        if (held.isEmpty()) {
            settlement.end(operation, Settlement.takenOver(), row -> List.of());
            return Optional.empty();
        }
        Optional<OperationStatus> status = status(operation, held.get());
        if (status.isEmpty()) {
            return Optional.of(wait(operation));
        }
        OperationStatus told = status.get();
        if (told.state() == State.IN_PROGRESS) {
            if (!told.equals(operation.status())) {
                // If it was changed meanwhile, what it is told now is recorded the next time.
                store.commit(List.of(RowChange.replace(operation.progress(told))));
            }
            return Optional.of(told.retryAfter().orElseGet(() -> wait(operation)));
        }
        OperationStatus end = usable(operation, held.get(), told);
        settlement.<StoredResource>end(operation, end, row -> changes(row, operation.kind(), end));
        return Optional.empty();
    }

    /** What the polling handler tells; empty if it has failed, which tells nothing of the operation. */
    private Optional<OperationStatus> status(StoredOperation operation, StoredResource held) {
        try {
            OfferedService service = catalog.service(held.serviceId());
            return Optional.of(Objects.requireNonNull(call(operation, held, service), "A handler returned null"));
        } catch (Exception | LinkageError thrown) {
            if (gone(operation, thrown)) {
                return Optional.of(OperationStatus.succeeded());
            }
            if (clock.instant().isAfter(operation.startedAt().plus(LONGEST))) {
                LOG.error("Nothing is heard of {} of {}; it counts as failed", operation.kind(), held.key(), thrown);
                return Optional.of(OperationStatus.failed("Nothing is heard of the operation any more."));
            }
            LOG.warn(
                    "How {} of {} stands is not known; the polling handler is asked again",
                    operation.kind(),
                    held.key(),
                    thrown);
            return Optional.empty();
        }
    }

    /** What the polling handler tells, unless no platform could make use of the service binding that it gives. */
    private OperationStatus usable(StoredOperation operation, StoredResource held, OperationStatus told) {
        try {
            told.binding().ifPresent(binding -> BindingBodies.of(binding, catalog.service(held.serviceId())));
            return told;
        } catch (RuntimeException unusable) {
            LOG.error("{} of {} has no usable end; it counts as failed", operation.kind(), held.key(), unusable);
            return OperationStatus.failed(
                    InternalFailure.refusal(operation.request().requestIdentity())
                            .description());
        }
    }

    /** What was to be deleted and is not found any more is deleted. */
    private static boolean gone(StoredOperation operation, Throwable thrown) {
        return operation.kind().deletes()
                && thrown instanceof BrokerException meant
                && (meant.status() == 404 || meant.status() == 410);
    }

    private static OperationStatus call(StoredOperation operation, StoredResource held, OfferedService service)
            throws Exception {
        String delegatedId = operation.delegatedId().orElseThrow();
        if (held instanceof StoredBinding binding) {
            BindingKey key = binding.key();
            LastBindingOperationRequest request = new LastBindingOperationRequest(
                    Origins.of(operation),
                    key.instance().instanceId(),
                    key.bindingId(),
                    held.serviceId(),
                    binding.attributes().planId(),
                    delegatedId,
                    operation.kind());
            return service.dispatcher().lastBindingOperation(HandlerCalls.withoutOperation(request, delegatedId));
        }
        StoredInstance instance = (StoredInstance) held;
        LastOperationRequest request = new LastOperationRequest(
                Origins.of(operation),
                instance.key().instanceId(),
                held.serviceId(),
                instance.current().planId(),
                delegatedId,
                operation.kind());
        return service.dispatcher().lastOperation(HandlerCalls.withoutOperation(request, delegatedId));
    }

    /** A quarter of the time that it has taken already, within bounds: what takes long is asked for less often. */
    private Duration wait(StoredOperation operation) {
        Duration wait = Duration.between(operation.startedAt(), clock.instant()).dividedBy(4);
        if (wait.compareTo(FIRST_QUESTION) < 0) {
            return FIRST_QUESTION;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private List<RowChange> changes(StoredResource held, OsbOperation kind, OperationStatus status) {
        if (status.state() == State.FAILED) {
            return Settlement.fallBack(held);
        }
        if (held instanceof StoredInstance instance) {
            return kind.deletes()
                    ? InstanceChanges.deleted(instance, store.bindings(instance.key()))
                    : List.of(RowChange.replace(instance.ready(ServiceInstance.EMPTY)));
        }
        if (kind.deletes()) {
            return Settlement.ended(held, LifecycleEvent.SUCCEEDED);
        }
        StoredBinding binding = (StoredBinding) held;
        return List.of(RowChange.replace(binding.ready(
                BindingBodies.of(status.binding().orElse(ServiceBinding.EMPTY), catalog.service(held.serviceId())))));
    }
}

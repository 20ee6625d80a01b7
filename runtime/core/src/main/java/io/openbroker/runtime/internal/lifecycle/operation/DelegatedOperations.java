package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.LastBindingOperationRequest;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.response.InternalFailure;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations that a handler has {@linkplain Accepted started elsewhere}: polls the polling handler and records its results, so
 * that platforms that poll never wait for the backend.
 */
public final class DelegatedOperations {

    /** The delay before the first poll. */
    static final Duration FIRST_POLL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(DelegatedOperations.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Settlement settlement;
    private final Clock clock;

    public DelegatedOperations(StateStore store, ServiceCatalog catalog, Settlement settlement, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * Polls an operation, and records its status.
     *
     * @return the time until the next poll; empty if the operation has ended
     */
    Optional<Duration> poll(StoredOperation operation) {
        Optional<StoredResource> held = settlement.held(operation);
        if (held.isEmpty()) {
            settlement.endTakenOver(operation);
            return Optional.empty();
        }
        Optional<OperationStatus> status = status(operation, held.get());
        if (status.isEmpty()) {
            return Optional.of(wait(operation));
        }
        OperationStatus told = status.get();
        if (told.state() == State.IN_PROGRESS) {
            if (!told.equals(operation.status())) {
                // If the row has changed meanwhile, the next poll records the status.
                store.commit(List.of(RowChange.replace(operation.progress(told))));
            }
            return Optional.of(told.retryAfter().orElseGet(() -> wait(operation)));
        }
        OperationStatus end = usable(operation, held.get(), told);
        settlement.<StoredResource>end(operation, end, row -> changes(row, operation.kind(), end));
        return Optional.empty();
    }

    /** The status; empty if the polling handler has failed, which says nothing about the operation. */
    private Optional<OperationStatus> status(StoredOperation operation, StoredResource held) {
        try {
            OfferedService service = catalog.existing(held.serviceId());
            Preconditions.handler(
                    service,
                    held.key().bindingId().isPresent()
                            ? OsbOperation.LAST_BINDING_OPERATION
                            : OsbOperation.LAST_OPERATION);
            return Optional.of(Objects.requireNonNull(call(operation, held, service), "A handler returned null"));
        } catch (Exception | LinkageError thrown) {
            if (gone(operation, thrown)) {
                return Optional.of(OperationStatus.succeeded());
            }
            if (clock.instant().isAfter(operation.startedAt().plus(OperationWorker.LONGEST))) {
                LOG.error(
                        "{} of {} failed: its polling handler still fails after {}",
                        operation.kind(),
                        held.key(),
                        OperationWorker.LONGEST,
                        thrown);
                return Optional.of(OperationStatus.failed("The status of the operation is unknown."));
            }
            LOG.warn(
                    "The polling handler failed for {} of {}; it is called again",
                    operation.kind(),
                    held.key(),
                    thrown);
            return Optional.empty();
        }
    }

    /** The status, or a failure if it has a service binding that no platform can use. */
    private OperationStatus usable(StoredOperation operation, StoredResource held, OperationStatus told) {
        try {
            told.binding().ifPresent(binding -> BindingBodies.of(binding, catalog.existing(held.serviceId())));
            return told;
        } catch (RuntimeException unusable) {
            LOG.error(
                    "{} of {} failed: the polling handler returned an unusable service binding",
                    operation.kind(),
                    held.key(),
                    unusable);
            return OperationStatus.failed(
                    InternalFailure.rejection(operation.request().requestIdentity())
                            .description());
        }
    }

    /** A resource that was to be deleted and is not found is deleted. */
    private static boolean gone(StoredOperation operation, Throwable thrown) {
        return thrown instanceof BrokerException meant && Failure.saysGone(operation.kind(), meant);
    }

    private static OperationStatus call(StoredOperation operation, StoredResource held, OfferedService service)
            throws Exception {
        String delegatedId = operation.execution().delegatedId().orElseThrow();
        RequestOrigin origin = operation.request().origin();
        String instanceId = held.key().instance().instanceId();
        Optional<String> bindingId = held.key().bindingId();
        if (bindingId.isPresent()) {
            LastBindingOperationRequest request = new LastBindingOperationRequest(
                    origin,
                    instanceId,
                    bindingId.get(),
                    held.serviceId(),
                    held.planId(),
                    delegatedId,
                    operation.kind());
            return service.dispatcher().lastBindingOperation(HandlerCalls.withoutOperation(request, delegatedId));
        }
        LastOperationRequest request = new LastOperationRequest(
                origin, instanceId, held.serviceId(), held.planId(), delegatedId, operation.kind());
        return service.dispatcher().lastOperation(HandlerCalls.withoutOperation(request, delegatedId));
    }

    Duration wait(StoredOperation operation) {
        return wait(operation, clock.instant());
    }

    /** A quarter of the time since the start, within bounds, so that long operations are polled less often. */
    static Duration wait(StoredOperation operation, Instant now) {
        Duration wait = Duration.between(operation.startedAt(), now).dividedBy(4);
        if (wait.compareTo(FIRST_POLL) < 0) {
            return FIRST_POLL;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private List<RowChange> changes(StoredResource held, OsbOperation kind, OperationStatus status) {
        if (status.state() == State.FAILED) {
            return Settlement.failed(held);
        }
        SuccessfulEnd end = held.key().bindingId().isPresent()
                ? SuccessfulEnd.of(access(status, held.serviceId()))
                : SuccessfulEnd.of(ServiceInstance.EMPTY);
        return end.changes(store, held, kind);
    }

    private BoundAccess access(OperationStatus status, String serviceId) {
        return BindingBodies.of(status.binding().orElse(ServiceBinding.EMPTY), catalog.existing(serviceId));
    }
}

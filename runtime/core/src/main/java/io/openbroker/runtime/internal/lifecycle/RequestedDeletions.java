package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.Reaction;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins deletions that operators request, of what no platform deletes any more. They run in the background, as those of platforms that
 * poll. Policies are not asked, since they are for platforms. Safe for use by many threads.
 */
public final class RequestedDeletions {

    private final ServiceCatalog catalog;
    private final BrokerState state;
    private final Lookup lookup;
    private final Clock clock;

    RequestedDeletions(ServiceCatalog catalog, BrokerState state, Lookup lookup, Clock clock) {
        this.catalog = catalog;
        this.state = state;
        this.lookup = lookup;
        this.clock = clock;
    }

    /**
     * Begins the deletion of a service instance with its service bindings, or of a service binding.
     *
     * @param identity the identity of the operator's request
     * @return the operation; empty if the service instance or binding does not exist
     * @throws Rejection if another operation is in progress, or the broker has no handler for the deletion
     */
    public Optional<StoredOperation> begin(ResourceKey key, RequestIdentity identity) {
        while (true) {
            Optional<? extends StoredResource> found = lookup.resource(key);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            StoredOperation deletion = deletion(found.get(), identity);
            if (state.store()
                    .commit(List.of(
                            RowChange.replace(Transitions.deleting(found.get(), deletion.id())),
                            RowChange.insert(deletion)))) {
                state.queue().added(deletion);
                return Optional.of(deletion);
            }
        }
    }

    private StoredOperation deletion(StoredResource present, RequestIdentity identity) {
        ResourceKey key = present.key();
        if (Lookup.reaction(Optional.of(present), LifecycleEvent.DELETION) != Reaction.BEGINS) {
            throw busy("Operation " + present.operationId().orElse("") + " is in progress on it.");
        }
        try {
            lookup.rejectWhileRelatedChange(key);
        } catch (Rejection related) {
            throw busy(
                    key.bindingId().isPresent()
                            ? "An operation on its service instance is in progress."
                            : "An operation on one of its service bindings is in progress.");
        }
        OsbOperation kind = Compensation.kind(key);
        Preconditions.handler(catalog.existing(present.serviceId()), kind);
        return StoredOperation.begin(
                UUID.randomUUID().toString(),
                key,
                kind,
                // Kept after its end, so that operators find its result.
                true,
                Optional.empty(),
                OperationRequest.of(
                        new RequestOrigin(new Platform(key.instance().platform()), Optional.empty(), identity)),
                clock.instant());
    }

    private static Rejection busy(String what) {
        return Rejection.of(Outcome.CHANGE_NOT_POSSIBLE, what + " Wait for its end, or fail it, and send this again.");
    }
}

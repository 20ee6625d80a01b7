package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations that a handler has {@linkplain Accepted#manual left to people}: they wait until an operator reports the end, and fail
 * when no platform polls them any more.
 */
public final class ManualOperations {

    private static final Logger LOG = LoggerFactory.getLogger(ManualOperations.class);

    private final ServiceCatalog catalog;
    private final Settlement settlement;
    private final Clock clock;

    public ManualOperations(ServiceCatalog catalog, Settlement settlement, Clock clock) {
        this.catalog = catalog;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * Fails an operation that has waited too long.
     *
     * @return the time for which it may still wait; empty if it has ended
     */
    Optional<Duration> await(StoredOperation operation) {
        Optional<StoredResource> held = settlement.held(operation);
        if (held.isEmpty()) {
            settlement.endTakenOver(operation);
            return Optional.empty();
        }
        Duration longest = longest(held.get());
        Duration left = Duration.between(clock.instant(), operation.startedAt().plus(longest));
        if (!left.isNegative() && !left.isZero()) {
            return Optional.of(left);
        }
        LOG.warn(
                "{} of {} failed: nobody has carried it out within {}",
                operation.kind(),
                held.get().key(),
                longest);
        settlement.end(
                operation, OperationStatus.failed("The operation was not carried out in time."), Settlement::failed);
        return Optional.empty();
    }

    private Duration longest(StoredResource held) {
        return catalog.existing(held.serviceId())
                .maximumPollingDuration(held.planId())
                .orElse(OperationWorker.LONGEST);
    }
}

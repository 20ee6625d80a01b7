package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.Progress;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress that is stored with the operation, so that every replica can report it.
 *
 * @param operation the operation as this run has claimed it
 */
record StoredProgress(StateStore store, RunningOperation running, StoredOperation operation) implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(StoredProgress.class);

    /** Leaves room for more attempts than seven days allow, and tokens exact in JSON for 100 billion operations. */
    private static final int CLAIM_BITS = 16;

    private static final int MAX_CLAIMS = (1 << CLAIM_BITS) - 1;

    private static final Duration UNAVAILABLE = Duration.ofSeconds(1);

    @Override
    public void report(String description) {
        if (description.isBlank()) {
            throw new IllegalArgumentException(
                    "The description in Progress.report is blank; say how far the operation is");
        }
        running.shield(() -> record(description));
    }

    private void record(String description) {
        try {
            while (!recorded(description)) {
                LOG.trace("The operation {} has changed meanwhile", running.id());
            }
        } catch (StateUnavailableException away) {
            // The state logs the outage; the next report replaces this one.
            LOG.debug("The progress of the operation {} was not recorded", running.id(), away);
        } catch (RuntimeException e) {
            // A report must never make a handler fail.
            LOG.warn("The progress of the operation {} was not recorded", running.id(), e);
        }
    }

    private boolean recorded(String description) {
        Optional<StoredOperation> current = claimed();
        if (current.isEmpty()) {
            running.cancel();
            return true;
        }
        return store.commit(
                List.of(RowChange.replace(current.get().progress(OperationStatus.inProgress(description)))));
    }

    private Optional<StoredOperation> claimed() {
        return store.operation(operation.resource(), operation.id())
                .filter(present -> present.claimedAs(operation.execution().claims()));
    }

    /** After a pause the state decides, before the handler goes on; the next check of this replica may be too late. */
    @Override
    public boolean cancelled() {
        if (!running.cancelled() && running.inDoubt()) {
            running.shield(this::cancelUnlessClaimed);
        }
        return running.cancelled();
    }

    private void cancelUnlessClaimed() {
        try {
            if (claimed().isEmpty()) {
                running.cancel();
            }
        } catch (StateUnavailableException away) {
            LOG.debug("Whether operation {} still has its claim is not known", running.id(), away);
        }
    }

    @Override
    public long fencingToken() {
        AtomicLong token = new AtomicLong();
        running.shield(() -> token.set(readFencingToken()));
        throwIfCancelled();
        return token.get();
    }

    /** The position of the operation among all, then that of the claim within the operation. */
    private long readFencingToken() {
        try {
            OptionalLong position = claimed().isPresent() ? store.position(operation.id()) : OptionalLong.empty();
            if (position.isEmpty()) {
                running.cancel();
                return 0;
            }
            return (position.getAsLong() << CLAIM_BITS)
                    + Math.min(operation.execution().claims(), MAX_CLAIMS);
        } catch (StateUnavailableException away) {
            throw RetryLater.in(UNAVAILABLE, "The broker's state is not available.");
        }
    }
}

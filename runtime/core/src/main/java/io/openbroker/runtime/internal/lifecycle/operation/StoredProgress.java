package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.Progress;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Progress that is stored with the operation, so that every replica can report it. */
record StoredProgress(StateStore store, RunningOperation running) implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(StoredProgress.class);

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
        Optional<StoredOperation> operation =
                store.operation(running.resource(), running.id()).filter(StoredOperation::running);
        return operation.isEmpty()
                || store.commit(
                        List.of(RowChange.replace(operation.get().progress(OperationStatus.inProgress(description)))));
    }

    @Override
    public boolean cancelled() {
        return running.cancelled();
    }
}

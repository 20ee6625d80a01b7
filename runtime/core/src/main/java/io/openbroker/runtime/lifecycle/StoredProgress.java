package io.openbroker.runtime.lifecycle;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.Progress;
import io.openbroker.runtime.operation.RunningOperation;
import io.openbroker.runtime.state.ResourceKey;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredOperation;
import java.util.List;
import java.util.Optional;

/** Progress that every replica can tell, because it is kept with the operation. */
record StoredProgress(StateStore store, ResourceKey resource, RunningOperation running) implements Progress {

    @Override
    public void report(String description) {
        if (description.isBlank()) {
            throw new IllegalArgumentException(
                    "Progress.report was given a blank description; tell users how far it is");
        }
        while (true) {
            Optional<StoredOperation> operation =
                    store.operation(resource, running.id()).filter(StoredOperation::running);
            if (operation.isEmpty()
                    || store.commit(List.of(
                            RowChange.replace(operation.get().progress(OperationStatus.inProgress(description)))))) {
                return;
            }
        }
    }

    @Override
    public boolean cancelled() {
        return running.cancelled();
    }
}

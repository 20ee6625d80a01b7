package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredInstance;
import java.util.ArrayList;
import java.util.List;

/** What is recorded of service instances by more than one operation. */
final class InstanceChanges {

    private InstanceChanges() {}

    /** A handler has started the work itself, and may have told the dashboard. */
    static List<RowChange> delegated(StoredInstance held, Accepted accepted) {
        return accepted.dashboardUrl()
                .map(url -> RowChange.replace(held.withDetails(ServiceInstance.withDashboard(url))))
                .map(List::of)
                .orElseGet(List::of);
    }

    /** A service instance is deleted, and with it the service bindings that the platform has left behind. */
    static List<RowChange> deleted(StoredInstance held, List<StoredBinding> bindings) {
        List<RowChange> changes = new ArrayList<>(Settlement.ended(held, LifecycleEvent.SUCCEEDED));
        bindings.forEach(binding -> changes.addAll(Settlement.ended(binding, LifecycleEvent.INSTANCE_GONE)));
        return changes;
    }
}

package io.openbroker.jdbc.model;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.OperationId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.BrokerException;
import io.openbroker.model.Progress;
import io.openbroker.model.RetryLater;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A broker whose service instances and bindings are entries of a map; some sizes it cannot give, some not at once. */
@Broker
@ServiceOffering(id = MapBroker.SERVICE, name = "map", description = "Entries of a map", plans = MapBroker.Plans.class)
final class MapBroker {

    static final String SERVICE = "55555555-0000-4000-8000-000000000000";
    static final String PLAN = "55555555-0000-4000-8000-000000000001";
    static final String OTHER_PLAN = "55555555-0000-4000-8000-000000000002";
    static final int REFUSED = 0;
    static final int BUSY_AT_FIRST = 1;
    static final int SLOW = 2;

    enum Plans {
        @Plan(id = PLAN, description = "The plan of most")
        USUAL,
        @Plan(id = OTHER_PLAN, description = "Another plan")
        OTHER
    }

    record Entry(int size) {}

    private final Map<String, Integer> entries = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Map<String, Integer> entries() {
        return Map.copyOf(entries);
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, @Parameters Entry entry, @OperationId String operation, Progress progress)
            throws InterruptedException {
        put(id, entry, operation, progress);
    }

    @Update(async = Async.WHEN_ACCEPTED)
    void update(@InstanceId String id, @Parameters Entry entry, @OperationId String operation, Progress progress)
            throws InterruptedException {
        put(id, entry, operation, progress);
    }

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id) {
        // Service bindings were deleted before; one that remained would be found at the end.
        entries.remove(id);
    }

    @Bind(async = Async.WHEN_ACCEPTED)
    Map<String, String> bind(
            @BindingId String id, @Parameters Entry entry, @OperationId String operation, Progress progress)
            throws InterruptedException {
        put(id, entry, operation, progress);
        return Map.of("token", "t-" + id);
    }

    @Unbind(async = Async.WHEN_ACCEPTED)
    void unbind(@BindingId String id) {
        entries.remove(id);
    }

    private void put(String id, Entry entry, String operation, Progress progress) throws InterruptedException {
        if (entry.size() == REFUSED) {
            throw BrokerException.quotaExceeded("Nothing is too little.");
        }
        if (entry.size() == BUSY_AT_FIRST && seen.add(operation)) {
            throw RetryLater.in(Duration.ofMillis(10), "The map is busy.");
        }
        for (int i = 0; entry.size() == SLOW && i < 10; i++) {
            progress.throwIfCancelled();
            Thread.sleep(2);
        }
        entries.put(id, entry.size());
    }
}

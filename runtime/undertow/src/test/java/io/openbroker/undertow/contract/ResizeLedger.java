package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchBinding;
import io.openbroker.annotation.FetchInstance;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Maintenance;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.PlanId;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.State;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.ServiceInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker that keeps a map of its own, and whose updates require a parameter. */
@Broker(state = State.EXTERNAL)
@ServiceOffering(
        id = ResizeLedger.SERVICE,
        name = "resizable-ledger",
        description = "Has a size",
        allowContextUpdates = true,
        plans = ResizeLedger.Plans.class)
final class ResizeLedger {

    static final String SERVICE = "eeee9999-0000-4000-8000-000000000000";
    static final String CHEAP_ID = "eeee9999-0000-4000-8000-000000000001";
    static final String FAST_ID = "eeee9999-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = CHEAP_ID, description = "Cheap", maintenance = @Maintenance(version = "2.0.0"))
        CHEAP,
        @Plan(id = FAST_ID, description = "Fast")
        FAST
    }

    record Create(String region, Optional<Integer> size) {}

    record Change(int size) {}

    private final Map<String, Map<String, Object>> ledger = new ConcurrentHashMap<>();
    private final Set<String> bound = ConcurrentHashMap.newKeySet();
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Provision
    ServiceInstance provision(@InstanceId String id, @Parameters Create create) {
        Map<String, Object> entry = create.size()
                .map(size -> Map.<String, Object>of("region", create.region(), "size", size))
                .orElse(Map.of("region", create.region()));
        return ledger.putIfAbsent(id, entry) == null ? ServiceInstance.EMPTY : ServiceInstance.EMPTY.asExisting();
    }

    @Update
    void update(@PlanId String plan, @Parameters Change change) {
        calls.add("update to " + plan + " of " + change.size());
    }

    @Deprovision
    void deprovision(@InstanceId String id) {
        if (ledger.remove(id) == null) {
            throw BrokerException.notFound("The ledger has no such entry");
        }
    }

    @Bind
    Map<String, Object> bind(@BindingId String id) {
        bound.add(id);
        return Map.of("user", id);
    }

    @FetchBinding
    Map<String, Object> fetchBinding(@BindingId String id) {
        return Map.of("user", id);
    }

    @Unbind
    void unbind(@BindingId String id) {
        if (!bound.remove(id)) {
            throw BrokerException.notFound("Nothing was granted");
        }
    }

    @FetchInstance
    FetchedInstance fetch(@InstanceId String id) {
        Map<String, Object> parameters = Optional.ofNullable(ledger.get(id))
                .orElseThrow(() -> BrokerException.notFound("The ledger has no such entry"));
        return FetchedInstance.of(ServiceInstance.EMPTY).withPlan(CHEAP_ID).withParameters(parameters);
    }
}

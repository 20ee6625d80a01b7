package io.openbroker.conformance;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchBinding;
import io.openbroker.annotation.FetchInstance;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.PlanId;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.State;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A broker that keeps what it knows by itself. */
@Broker(state = State.EXTERNAL)
@ServiceOffering(id = LedgerBroker.SERVICE, name = "ledger", description = "Ledgers", plans = LedgerBroker.Plans.class)
final class LedgerBroker {

    static final String SERVICE = "55555555-0000-4000-8000-000000000000";
    static final String THIN_ID = "55555555-0000-4000-8000-000000000001";
    static final String THICK_ID = "55555555-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = THIN_ID, description = "Thin")
        THIN,
        @Plan(id = THICK_ID, description = "Thick")
        THICK
    }

    record Pages(Optional<Integer> pages) {

        Map<String, Object> map() {
            return pages.map(number -> Map.<String, Object>of("pages", number)).orElse(Map.of());
        }
    }

    record Entry(String plan, Pages pages) {}

    record Grant(String instance, Pages pages) {}

    private final Map<String, Entry> ledgers = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    @Provision
    ServiceInstance provision(@InstanceId String id, @PlanId String plan, @Parameters Pages pages) {
        Entry entry = new Entry(plan, pages);
        Optional<Entry> present = Optional.ofNullable(ledgers.putIfAbsent(id, entry));
        if (present.isPresent() && !present.get().equals(entry)) {
            throw BrokerException.conflict("There is another ledger of this id");
        }
        return present.isPresent() ? ServiceInstance.EMPTY.asExisting() : ServiceInstance.EMPTY;
    }

    @FetchInstance
    FetchedInstance fetch(@InstanceId String id) {
        Entry entry = find(id);
        return FetchedInstance.of(ServiceInstance.EMPTY)
                .withPlan(entry.plan())
                .withParameters(entry.pages().map());
    }

    @Update
    void update(@InstanceId String id, @PlanId String plan, @Parameters Pages pages) {
        Entry entry = find(id);
        Pages changed = pages.pages().isPresent() ? pages : entry.pages();
        ledgers.put(id, new Entry(plan, changed));
    }

    @Deprovision
    void deprovision(@InstanceId String id) {
        if (ledgers.remove(id) == null) {
            throw missing();
        }
    }

    @Bind
    ServiceBinding bind(@InstanceId String id, @BindingId String bindingId, @Parameters Pages pages) {
        find(id);
        Grant grant = new Grant(id, pages);
        Optional<Grant> present = Optional.ofNullable(grants.putIfAbsent(bindingId, grant));
        if (present.isPresent() && !present.get().equals(grant)) {
            throw BrokerException.conflict("There is another binding of this id");
        }
        ServiceBinding binding = credentials(bindingId);
        return present.isPresent() ? binding.asExisting() : binding;
    }

    @FetchBinding
    FetchedBinding fetchBinding(@BindingId String bindingId) {
        Grant grant = Optional.ofNullable(grants.get(bindingId)).orElseThrow(LedgerBroker::missing);
        return new FetchedBinding(
                credentials(bindingId), Optional.of(grant.pages().map()));
    }

    @Unbind
    void unbind(@BindingId String bindingId) {
        if (grants.remove(bindingId) == null) {
            throw missing();
        }
    }

    private Entry find(String id) {
        return Optional.ofNullable(ledgers.get(id)).orElseThrow(LedgerBroker::missing);
    }

    private static ServiceBinding credentials(String bindingId) {
        return ServiceBinding.of(Map.of("user", bindingId));
    }

    private static BrokerException missing() {
        return BrokerException.notFound("The ledger has no such entry");
    }
}

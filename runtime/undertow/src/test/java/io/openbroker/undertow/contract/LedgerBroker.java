package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchInstance;
import io.openbroker.annotation.Flag;
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
import io.openbroker.model.BindRequest;
import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.ServiceInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A broker that keeps a map of its own, works while the platform waits, and can do what must be asked for. */
@Broker(state = State.EXTERNAL)
@ServiceOffering(
        id = LedgerBroker.SERVICE,
        name = "ledger",
        description = "Known to its broker alone",
        requiresApp = true,
        plans = LedgerBroker.Plans.class)
@ServiceOffering(
        id = LedgerBroker.JOURNAL,
        name = "journal",
        description = "Known to the same broker",
        bindable = Flag.FALSE,
        plans = LedgerBroker.JournalPlans.class)
final class LedgerBroker {

    static final String SERVICE = "bbbb5555-0000-4000-8000-000000000000";
    static final String THIN_ID = "bbbb5555-0000-4000-8000-000000000001";
    static final String THICK_ID = "bbbb5555-0000-4000-8000-000000000002";
    static final String GONE_ID = "bbbb5555-0000-4000-8000-000000000003";
    static final String JOURNAL = "bbbb7777-0000-4000-8000-000000000000";
    static final String DAILY_ID = "bbbb7777-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(
                id = THIN_ID,
                description = "Thin",
                bindingRotatable = Flag.TRUE,
                maintenance = @Maintenance(version = "1.0.0"))
        THIN,
        @Plan(id = THICK_ID, description = "Thick, for good", planUpdateable = Flag.FALSE)
        THICK,
        @Plan(id = GONE_ID, description = "No longer", retired = true)
        GONE
    }

    enum JournalPlans {
        @Plan(id = DAILY_ID, description = "Daily")
        DAILY
    }

    record Pages(Optional<String> title, Optional<Boolean> slow) {}

    private final Map<String, String> plans = new ConcurrentHashMap<>();
    private final Set<String> bound = ConcurrentHashMap.newKeySet();
    final List<String> calls = new CopyOnWriteArrayList<>();
    /** What holds up provisions that say so. */
    final CountDownLatch gate = new CountDownLatch(1);
    /** What looking for a ledger comes to, whichever it is. */
    volatile Optional<RuntimeException> unreadable = Optional.empty();

    /** A ledger that is there already. */
    void has(String id, String plan) {
        plans.put(id, plan);
    }

    @Provision
    ServiceInstance provision(@InstanceId String id, @PlanId String plan, @Parameters Pages pages)
            throws InterruptedException {
        calls.add("provision " + id);
        if (pages.slow().orElse(false)) {
            gate.await();
        }
        if (pages.title().equals(Optional.of("broken"))) {
            throw new IllegalStateException(Backend.SECRET);
        }
        ServiceInstance instance = ServiceInstance.withDashboard("https://ledger.example/" + id);
        Optional<String> present = Optional.ofNullable(plans.putIfAbsent(id, plan));
        if (present.isPresent() && !present.get().equals(plan)) {
            throw BrokerException.conflict("There is a ledger of this id with another plan");
        }
        return present.isPresent() ? instance.asExisting() : instance;
    }

    @Update
    void update(@InstanceId String id, @PlanId String plan, @Parameters Pages pages) {
        calls.add("update " + id + " " + pages.title().orElse(""));
        if (plans.replace(id, plan) == null) {
            throw BrokerException.notFound("There is no such ledger");
        }
    }

    @Deprovision
    void deprovision(@InstanceId String id) {
        if (plans.remove(id) == null) {
            throw BrokerException.notFound("There is no such ledger");
        }
    }

    @FetchInstance
    FetchedInstance fetch(@InstanceId String id) {
        if (unreadable.isPresent()) {
            throw unreadable.get();
        }
        String plan = Optional.ofNullable(plans.get(id))
                .orElseThrow(() -> BrokerException.notFound("There is no such ledger"));
        return FetchedInstance.of(ServiceInstance.EMPTY.label("kept", "here")).withPlan(plan);
    }

    @Bind
    Map<String, Object> bind(BindRequest request) {
        bound.add(request.bindingId());
        return Map.of(
                "user",
                request.bindingId(),
                "after",
                request.predecessorBindingId().orElse("none"));
    }

    @Unbind
    void unbind(@BindingId String id) {
        if (!bound.remove(id)) {
            throw BrokerException.notFound("Nothing was granted");
        }
    }
}

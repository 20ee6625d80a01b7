package io.openbroker.conformance;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchBinding;
import io.openbroker.annotation.FetchInstance;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.LastBindingOperation;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.OperationId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.PlanId;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.State;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.conformance.Depot.Item;
import io.openbroker.conformance.Depot.Work;
import io.openbroker.model.Accepted;
import io.openbroker.model.BindingResult;
import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A broker that leaves all work, and what is known, to another system. */
@Broker(state = State.EXTERNAL)
@ServiceOffering(id = DepotBroker.SERVICE, name = "depot", description = "Depots", plans = DepotBroker.Plans.class)
final class DepotBroker {

    static final String SERVICE = "66666666-0000-4000-8000-000000000000";
    static final String NARROW_ID = "66666666-0000-4000-8000-000000000001";
    static final String WIDE_ID = "66666666-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = NARROW_ID, description = "Narrow")
        NARROW,
        @Plan(id = WIDE_ID, description = "Wide")
        WIDE
    }

    record Options(Optional<Integer> shelves) {

        Map<String, Object> map() {
            return shelves.map(number -> Map.<String, Object>of("shelves", number))
                    .orElse(Map.of());
        }
    }

    record Store(String plan, Options options) {}

    record Grant(String instance, Options options) {}

    private final Depot stores = new Depot();
    private final Depot grants = new Depot();

    @Provision
    InstanceResult provision(@InstanceId String id, @PlanId String plan, @Parameters Options options) {
        return isNew(stores.create(id, new Store(plan, options)), new Store(plan, options))
                ? accepted(Work.CREATION)
                : ServiceInstance.EMPTY.asExisting();
    }

    @Update
    Accepted update(@InstanceId String id, @PlanId String plan, @Parameters Options options) {
        Item item = stores.find(id).orElseThrow(DepotBroker::missing);
        if (item.work() != Work.NONE) {
            throw busy();
        }
        Options before = ((Store) item.value()).options();
        stores.begin(id, new Store(plan, options.shelves().isPresent() ? options : before), Work.CHANGE);
        return accepted(Work.CHANGE);
    }

    @Deprovision
    Accepted deprovision(@InstanceId String id) {
        return delete(stores, id);
    }

    @LastOperation
    OperationStatus lastOperation(@InstanceId String id, @OperationId String work) {
        return status(stores, id, work);
    }

    @FetchInstance
    FetchedInstance fetch(@InstanceId String id) {
        Store store = (Store) existing(stores, id).value();
        return FetchedInstance.of(ServiceInstance.EMPTY)
                .withPlan(store.plan())
                .withParameters(store.options().map());
    }

    @Bind
    BindingResult bind(@InstanceId String id, @BindingId String bindingId, @Parameters Options options) {
        existing(stores, id);
        return isNew(grants.create(bindingId, new Grant(id, options)), new Grant(id, options))
                ? accepted(Work.CREATION)
                : credentials(bindingId).asExisting();
    }

    @Unbind
    Accepted unbind(@BindingId String bindingId) {
        return delete(grants, bindingId);
    }

    @LastBindingOperation
    OperationStatus lastBindingOperation(@BindingId String bindingId, @OperationId String work) {
        return status(grants, bindingId, work);
    }

    @FetchBinding
    FetchedBinding fetchBinding(@BindingId String bindingId) {
        Grant grant = (Grant) existing(grants, bindingId).value();
        return new FetchedBinding(
                credentials(bindingId), Optional.of(grant.options().map()));
    }

    /** Returns whether an item is being created, and not there already. */
    private static boolean isNew(Item item, Object wanted) {
        if (!item.value().equals(wanted)) {
            throw BrokerException.conflict("The id is in use");
        }
        return switch (item.work()) {
            case CREATION -> true;
            case NONE -> false;
            case CHANGE, DELETION -> throw busy();
        };
    }

    private static Accepted delete(Depot depot, String id) {
        Item item = depot.find(id).orElseThrow(DepotBroker::missing);
        if (item.work() == Work.CHANGE) {
            throw busy();
        }
        if (item.work() != Work.DELETION) {
            depot.begin(id, item.value(), Work.DELETION);
        }
        return accepted(Work.DELETION);
    }

    private static OperationStatus status(Depot depot, String id, String work) {
        return switch (depot.ask(id, Work.valueOf(work.toUpperCase(Locale.ROOT)))
                .orElseThrow(DepotBroker::missing)) {
            case RUNNING -> OperationStatus.inProgress("The depot is at work");
            case DONE -> OperationStatus.succeeded();
            case HALTED -> OperationStatus.failed("The depot does other work");
        };
    }

    private static Item existing(Depot depot, String id) {
        Item item = depot.find(id).orElseThrow(DepotBroker::missing);
        return switch (item.work()) {
            case CREATION -> throw missing();
            case CHANGE -> throw busy();
            case NONE, DELETION -> item;
        };
    }

    private static ServiceBinding credentials(String bindingId) {
        return ServiceBinding.of(Map.of("user", bindingId));
    }

    private static Accepted accepted(Work work) {
        return Accepted.as(work.name().toLowerCase(Locale.ROOT));
    }

    private static BrokerException missing() {
        return BrokerException.notFound("The depot has no such item");
    }

    private static BrokerException busy() {
        return BrokerException.concurrency("The depot is at work on it");
    }
}

package io.openbroker.jdbc.chaos;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.Progress;
import java.sql.SQLException;
import java.util.Map;

/** A broker whose handlers change the {@link Ledger}. Every handler may be called again, as handlers in the background are. */
@Broker
@ServiceOffering(
        id = ChaosBroker.SERVICE,
        name = "chaos",
        description = "Resources of the ledger",
        plans = ChaosBroker.Plans.class)
final class ChaosBroker {

    static final String SERVICE = "c4a05000-0000-4000-8000-000000000000";
    static final String PLAN = "c4a05000-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    record Options(int size) {}

    private final Ledger ledger;

    ChaosBroker(Ledger ledger) {
        this.ledger = ledger;
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, @Parameters Options options, Progress progress)
            throws SQLException, InterruptedException {
        ledger.create(id, "provision", Integer.toString(options.size()), progress);
    }

    @Update(async = Async.WHEN_ACCEPTED)
    void update(@InstanceId String id, @Parameters Options options, Progress progress)
            throws SQLException, InterruptedException {
        ledger.change(id, Integer.toString(options.size()), progress);
    }

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id, Progress progress) throws SQLException, InterruptedException {
        ledger.delete(id, "deprovision", progress);
    }

    @Bind(async = Async.WHEN_ACCEPTED)
    Map<String, String> bind(@BindingId String id, Progress progress) throws SQLException, InterruptedException {
        return Map.of("token", ledger.create(id, "bind", Ledger.newToken(), progress));
    }

    @Unbind(async = Async.WHEN_ACCEPTED)
    void unbind(@BindingId String id, Progress progress) throws SQLException, InterruptedException {
        ledger.delete(id, "unbind", progress);
    }
}

package io.openbroker.jdbc.crash;

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
import java.sql.SQLException;
import java.util.Map;

/** A broker whose service instances and bindings are rows of a table. Every handler may be called again. */
@Broker
@ServiceOffering(
        id = TableBroker.SERVICE,
        name = "rows",
        description = "Rows of a table",
        plans = TableBroker.Plans.class)
final class TableBroker {

    static final String SERVICE = "44444444-0000-4000-8000-000000000000";
    static final String PLAN = "44444444-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    record Row(int size) {}

    private final Backend backend;

    TableBroker(Backend backend) {
        this.backend = backend;
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, @Parameters Row row) throws SQLException, InterruptedException {
        backend.put(id, row.size());
    }

    @Update(async = Async.WHEN_ACCEPTED)
    void update(@InstanceId String id, @Parameters Row row) throws SQLException, InterruptedException {
        backend.put(id, row.size());
    }

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id) throws SQLException, InterruptedException {
        backend.remove(id);
    }

    @Bind(async = Async.WHEN_ACCEPTED)
    Map<String, String> bind(@BindingId String id) throws SQLException, InterruptedException {
        backend.put(id, 0);
        return Map.of("token", "t-" + id);
    }

    @Unbind(async = Async.WHEN_ACCEPTED)
    void unbind(@BindingId String id) throws SQLException, InterruptedException {
        backend.remove(id);
    }
}

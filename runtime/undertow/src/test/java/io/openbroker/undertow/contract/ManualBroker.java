package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.Accepted;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A broker whose work people do; so it needs no handler that is polled. */
@Broker
@ServiceOffering(
        id = ManualBroker.SERVICE,
        name = "manual",
        description = "Done by hand",
        plans = ManualBroker.Plans.class)
final class ManualBroker {

    static final String SERVICE = "48484848-0000-4000-8000-000000000000";
    static final String SMALL_ID = "48484848-0000-4000-8000-000000000001";
    static final String LARGE_ID = "48484848-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = SMALL_ID, description = "Small")
        SMALL,
        @Plan(id = LARGE_ID, description = "Large")
        LARGE
    }

    @Provision
    Accepted.Manual provision(@InstanceId String id) {
        return Accepted.manual("Create the database " + id)
                .withDescription("Our team creates the database.")
                .withDashboard("https://tickets.example/" + id);
    }

    @Update
    Accepted.Manual update(@InstanceId String id, Plans plan) {
        return Accepted.manual("Make the database " + id + " " + plan);
    }

    @Deprovision
    CompletionStage<Accepted.Manual> deprovision(@InstanceId String id) {
        return CompletableFuture.completedFuture(Accepted.manual("Archive and drop the database " + id));
    }

    @Bind
    Accepted.Manual bind(@BindingId String id) {
        return Accepted.manual("Create the user " + id);
    }

    @Unbind
    Accepted.Manual unbind(@BindingId String id) {
        return Accepted.manual("Drop the user " + id);
    }
}

package io.openbroker.conformance;

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
import java.util.Optional;

/** A broker whose operations are asynchronous. */
@Broker
@ServiceOffering(id = TopicBroker.SERVICE, name = "topic", description = "Topics", plans = TopicBroker.Plans.class)
final class TopicBroker {

    static final String SERVICE = "44444444-0000-4000-8000-000000000000";
    static final String DAY_ID = "44444444-0000-4000-8000-000000000001";
    static final String MONTH_ID = "44444444-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = DAY_ID, description = "Keeps messages for a day")
        DAY,
        @Plan(id = MONTH_ID, description = "Keeps messages for a month")
        MONTH
    }

    record Options(Optional<Integer> partitions) {}

    record Credentials(String uri, String password) {}

    private final SlowOperations operations;

    TopicBroker(SlowOperations operations) {
        this.operations = operations;
    }

    @Provision(async = Async.ALWAYS)
    void provision(@InstanceId String id, @Parameters Options options) throws InterruptedException {
        operations.run(id);
    }

    @Update(async = Async.ALWAYS)
    void update(@InstanceId String id, @Parameters Options options) throws InterruptedException {
        operations.run(id);
    }

    @Bind(async = Async.ALWAYS)
    Credentials bind(@BindingId String id) throws InterruptedException {
        operations.run(id);
        return new Credentials("kafka://localhost", "s3cret-of-a-topic");
    }

    @Unbind(async = Async.ALWAYS)
    void unbind(@BindingId String id) throws InterruptedException {
        operations.run(id);
    }

    @Deprovision(async = Async.ALWAYS)
    void deprovision(@InstanceId String id) throws InterruptedException {
        operations.run(id);
    }
}

package io.openbroker.metrics;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.model.BrokerException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A broker whose handlers wait, or reject with a text of their own, if they are asked to. */
@Broker
@ServiceOffering(
        id = MeasuredBroker.SERVICE,
        name = "measured",
        description = "Is measured",
        bindable = io.openbroker.annotation.Flag.FALSE,
        plans = MeasuredBroker.Plans.class)
final class MeasuredBroker {

    static final String SERVICE = "22222222-0000-4000-8000-000000000000";
    static final String PLAN = "22222222-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only one")
        ONLY
    }

    final CountDownLatch arrived = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, @Parameters Map<String, Object> parameters) throws InterruptedException {
        if (parameters.containsKey("wait")) {
            arrived.countDown();
            open.await();
        }
        if (parameters.containsKey("reject")) {
            throw BrokerException.of(418, "Odd" + id, parameters.get("reject").toString());
        }
    }

    @Deprovision
    void deprovision() {}
}

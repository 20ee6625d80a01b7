package io.openbroker.jdbc.statements;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Flag;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import java.util.Map;

/** A broker whose handlers do nothing, so that only the state costs something. */
@Broker
@ServiceOffering(
        id = NamesBroker.SERVICE,
        name = "names",
        description = "Names",
        plans = NamesBroker.Plans.class,
        instancesRetrievable = Flag.TRUE,
        bindingsRetrievable = Flag.TRUE)
final class NamesBroker {

    static final String SERVICE = "0a7a6e01-0000-4000-8000-000000000000";
    static final String PLAN = "0a7a6e01-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision() {}

    @Deprovision
    void deprovision() {}

    @Bind
    Map<String, String> bind() {
        return Map.of("token", "t");
    }

    @Unbind
    void unbind() {}
}

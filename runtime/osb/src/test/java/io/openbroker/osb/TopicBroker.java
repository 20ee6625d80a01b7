package io.openbroker.osb;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import java.util.Map;

/** A broker whose operations are asynchronous. */
@Broker
@ServiceOffering(id = TopicBroker.SERVICE, name = "topic", description = "Topics", plans = TopicBroker.Plans.class)
final class TopicBroker {

    static final String SERVICE = "44444444-0000-4000-8000-000000000000";
    static final String ONLY_ID = "44444444-0000-4000-8000-000000000001";

    enum Plans {
        @Plan(id = ONLY_ID, description = "The only one")
        ONLY
    }

    record Credentials(String uri, String password) {}

    @Provision(async = Async.ALWAYS)
    void provision(@Parameters Map<String, Object> parameters) {}

    @Update(async = Async.ALWAYS)
    void update(@Parameters Map<String, Object> parameters) {}

    @Bind(async = Async.ALWAYS)
    Credentials bind() {
        return new Credentials("kafka://localhost", "s3cret-of-a-topic");
    }

    @Unbind(async = Async.ALWAYS)
    void unbind() {}

    @Deprovision(async = Async.ALWAYS)
    void deprovision() {}
}

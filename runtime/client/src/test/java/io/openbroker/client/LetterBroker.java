package io.openbroker.client;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Flag;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.Progress;
import io.openbroker.model.ProvisionRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker whose handlers run in the background, if the platform polls. */
@Broker
@ServiceOffering(
        id = LetterBroker.SERVICE,
        name = "letters",
        description = "Letter boxes",
        instancesRetrievable = Flag.TRUE,
        bindingsRetrievable = Flag.TRUE,
        plans = LetterBroker.Plans.class)
final class LetterBroker {

    static final String SERVICE = "10ff8e0c-6b0e-4b4b-8a44-3b6f0f2a7c10";
    static final String PLAN = "10ff8e0c-6b0e-4b4b-8a44-3b6f0f2a7c11";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    record Options(Optional<String> street) {}

    record Access(String user) {}

    final List<Optional<OriginatingIdentity>> users = new CopyOnWriteArrayList<>();

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(ProvisionRequest request, @Parameters Options options, Progress progress) {
        users.add(request.originatingIdentity());
        if (options.street().filter("nowhere"::equals).isPresent()) {
            throw new IllegalStateException("There is no such street");
        }
    }

    @Update(async = Async.WHEN_ACCEPTED)
    void update(@InstanceId String id, @Parameters Options options) {}

    @Bind(async = Async.WHEN_ACCEPTED)
    Access bind(@InstanceId String id, @BindingId String bindingId) {
        return new Access("user-" + bindingId);
    }

    @Unbind(async = Async.WHEN_ACCEPTED)
    void unbind(@InstanceId String id) {}

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id) {}
}

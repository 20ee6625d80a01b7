package com.example.queue;

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
import io.openbroker.model.Context;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

@Broker
@ServiceOffering(
        id = "2f9c1d5e-7b43-4f0a-9a51-c1f6d3e8b7a0",
        name = "queue",
        description = "Message queues",
        plans = QueueBroker.Plans.class)
public final class QueueBroker {

    enum Plans {
        @Plan(id = "8e1b6a34-0c2d-4e58-9f77-5a4b3c2d1e0f", description = "Shared server")
        SHARED,
        @Plan(
                id = "c7d2f9b1-4a6e-4b3c-8d15-0e9f8a7b6c5d",
                name = "own",
                description = "A server of your own",
                free = false)
        DEDICATED
    }

    record Options(Optional<@Min(1) @Max(100) Integer> megabytes) {}

    record Access(URI uri, String password, Optional<String> comment) {}

    private final QueueServers servers;
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    QueueBroker(QueueServers servers) {
        this.servers = servers;
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, Plans plan, @Parameters Options options, Context context)
            throws InterruptedException {
        owners.put(id, context.platform());
        servers.create(id, plan.name());
    }

    @Update
    void update(@InstanceId String id, Plans plan, @Parameters Options options) {}

    @Bind
    Access bind(@InstanceId String id, @BindingId String bindingId) {
        return new Access(
                URI.create("amqp://queues.example.com/" + id), UUID.randomUUID().toString(), Optional.empty());
    }

    @Unbind
    void unbind(@BindingId String bindingId) {}

    @Deprovision(async = Async.WHEN_ACCEPTED)
    void deprovision(@InstanceId String id) {
        servers.delete(id);
    }
}

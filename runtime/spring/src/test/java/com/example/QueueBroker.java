package com.example;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import org.springframework.stereotype.Component;

@Component
@Broker
@ServiceOffering(
        id = "0f5c1b7e-3a42-4c7d-8e19-6b2d4f8a9c03",
        name = "message-queue",
        description = "Message queues",
        plans = QueueBroker.Plans.class)
public class QueueBroker {

    enum Plans {
        @Plan(id = "7d9e2c4a-1b3f-4e5d-9c8b-0a7f6e5d4c3b", description = "Shared server")
        SHARED
    }

    record Credentials(String uri, String password) {}

    private final QueueServer server;

    QueueBroker(QueueServer server) {
        this.server = server;
    }

    @Provision
    void provision(@InstanceId String id) {
        server.createQueue(id);
    }

    @Bind
    Credentials bind(@InstanceId String id, @BindingId String bindingId) {
        return new Credentials(server.uri(id), server.createUser(id, bindingId));
    }

    @Unbind
    void unbind(@InstanceId String id, @BindingId String bindingId) {
        server.deleteUser(id, bindingId);
    }

    @Deprovision
    void deprovision(@InstanceId String id) {
        server.deleteQueue(id);
    }
}

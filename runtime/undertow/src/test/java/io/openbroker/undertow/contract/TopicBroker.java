package io.openbroker.undertow.contract;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchBinding;
import io.openbroker.annotation.FetchInstance;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.OperationId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.State;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.undertow.contract.TopicServer.Grant;
import io.openbroker.undertow.contract.TopicServer.Settings;
import io.openbroker.undertow.contract.TopicServer.Topic;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Optional;

// The guide shows it; a test holds the two to be the same.
@Broker(state = State.EXTERNAL)
@ServiceOffering(
        id = "aaaa4444-0000-4000-8000-000000000000",
        name = "topics",
        description = "Topics of the message server",
        plans = TopicBroker.Plans.class)
final class TopicBroker {

    enum Plans {
        @Plan(id = "aaaa4444-0000-4000-8000-000000000001", description = "Keeps messages for a day")
        DAY,
        @Plan(id = "aaaa4444-0000-4000-8000-000000000002", description = "Keeps messages for a month")
        MONTH
    }

    record Options(Optional<@Min(1) @Max(64) Integer> partitions) {}

    record Credentials(String topic, String password) {}

    private final TopicServer server;

    TopicBroker(TopicServer server) {
        this.server = server;
    }

    @Provision
    InstanceResult provision(@InstanceId String id, Plans plan, @Parameters Options options) {
        Settings wanted = new Settings(plan.name(), options.partitions().orElse(1));
        // The server decides which of several requests is the first.
        Topic topic = server.create(id, wanted);
        if (!topic.settings().equals(wanted)) {
            throw BrokerException.conflict("There is a topic of this id with another plan or other options");
        }
        return switch (topic.phase()) {
            case CREATING -> Accepted.as("create");
            case READY -> ServiceInstance.EMPTY.asExisting();
            case DELETING -> throw BrokerException.concurrency("The topic is being deleted");
        };
    }

    @Deprovision
    Accepted deprovision(@InstanceId String id) {
        if (!server.delete(id)) {
            throw noTopic();
        }
        return Accepted.as("delete");
    }

    @LastOperation
    OperationStatus lastOperation(@InstanceId String id, @OperationId String task) {
        Topic topic = server.find(id).orElseThrow(TopicBroker::noTopic);
        return switch (topic.phase()) {
            case CREATING, DELETING -> OperationStatus.inProgress("The server is at work");
            case READY ->
                task.equals("create")
                        ? OperationStatus.succeeded()
                        : OperationStatus.failed("The server could not delete the topic");
        };
    }

    @FetchInstance
    FetchedInstance fetch(@InstanceId String id) {
        return FetchedInstance.of(ServiceInstance.EMPTY)
                .withParameters(Map.of("partitions", ready(id).settings().partitions()));
    }

    @Bind
    ServiceBinding bind(@InstanceId String id, @BindingId String bindingId) {
        ready(id);
        Grant grant = server.grant(id, bindingId);
        ServiceBinding binding = ServiceBinding.of(new Credentials(id, grant.password()));
        return grant.isNew() ? binding : binding.asExisting();
    }

    @FetchBinding
    Credentials fetchBinding(@InstanceId String id, @BindingId String bindingId) {
        return server.password(id, bindingId)
                .map(password -> new Credentials(id, password))
                .orElseThrow(() -> BrokerException.notFound("There is no such binding"));
    }

    @Unbind
    void unbind(@InstanceId String id, @BindingId String bindingId) {
        if (!server.revoke(id, bindingId)) {
            throw BrokerException.notFound("There is no such binding");
        }
    }

    private Topic ready(String id) {
        return server.find(id)
                .filter(topic -> topic.phase() == TopicServer.Phase.READY)
                .orElseThrow(TopicBroker::noTopic);
    }

    private static BrokerException noTopic() {
        return BrokerException.notFound("There is no such topic");
    }
}

package io.openbroker.client;

import io.openbroker.client.operation.OperationEnd;
import io.openbroker.client.operation.OperationPoller;
import io.openbroker.client.operation.OrphanMitigation;
import io.openbroker.client.operation.PollSettings;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import java.util.Optional;

/** Orders service instances, and waits for them. */
public record Ordering(BrokerClient client, PollSettings polls) {

    /** Creates a service instance; if that fails, nothing is left behind. */
    public void provision(OsbRequest.Provision request) {
        ClientResult<ServiceInstance> result = client.provision(request);
        OrphanMitigation mitigation = new OrphanMitigation(client, polls);
        if (result instanceof ClientResult.Started<ServiceInstance> started) {
            OperationEnd end = new OperationPoller(client, polls).await(request, started.operation());
            if (!end.isSuccess()) {
                mitigation.after(request, end);
                throw new IllegalStateException("The service instance was not created: " + end);
            }
        } else if (result.value().isEmpty()) {
            mitigation.after(request, result);
            throw new IllegalStateException("The service instance was not created: " + problem(result));
        }
    }

    /** Returns the credentials of a new service binding. */
    public Optional<Object> credentials(OsbRequest.Bind request) {
        ClientResult<ServiceBinding> result = client.synchronous().bind(request);
        new OrphanMitigation(client, polls).after(request, result);
        return result.value()
                .orElseThrow(() -> new IllegalStateException("No service binding: " + problem(result)))
                .credentials();
    }

    private static String problem(ClientResult<?> result) {
        if (result instanceof ClientResult.Failed<?> failed) {
            return failed.status() + " " + failed.error().description().orElse("without a description");
        }
        if (result instanceof ClientResult.Unreachable<?> unreachable) {
            return unreachable.reason().description();
        }
        return result.violations().toString();
    }
}

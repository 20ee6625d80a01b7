package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows one service instance or service binding. */
public record ResourceRequests(BrokerAdmin broker) implements AdminRequests {

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(
                AdminOperation.FETCH_INSTANCE,
                request -> {
                    InstanceKey key = instance(request);
                    return RequestedCommand.complete(() ->
                            described(broker.instance(key).map(AdminJson::details), key.described(), key.platform()));
                },
                AdminOperation.FETCH_BINDING,
                request -> {
                    BindingKey key =
                            new BindingKey(instance(request), request.route().bindingId());
                    return RequestedCommand.complete(() -> described(
                            broker.binding(key).map(AdminJson::details),
                            key.described(),
                            key.instance().platform()));
                });
    }

    private static InstanceKey instance(AdminRequest request) {
        String platform = AdminQuery.ofResource(request.query()).platformOrDefault();
        return new InstanceKey(platform, request.route().instanceId());
    }

    private Response described(Optional<JsonBody> found, String resource, String platform) {
        return JsonResponse.of(
                Outcome.RESOURCE_DESCRIBED,
                found.orElseThrow(() -> Rejection.of(
                        Outcome.NOT_FOUND,
                        "The broker knows no " + resource + " of the platform \"" + platform + "\"."
                                + unknown(broker.externalOfferings())
                                + " Search it in the list, or name another platform in the query.")));
    }

    private static String unknown(List<String> external) {
        return external.isEmpty()
                ? ""
                : " Those of " + String.join(", ", external) + " are known to the broker's handlers only.";
    }
}

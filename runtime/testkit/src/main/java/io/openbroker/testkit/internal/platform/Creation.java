package io.openbroker.testkit.internal.platform;

import io.openbroker.client.BrokerClient;
import io.openbroker.client.ClientResult;
import io.openbroker.client.OsbRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.operation.OrphanMitigation;
import java.util.function.Function;

/**
 * The creation of a service instance or service binding, after which something may be left (OSB v2.17, "Orphan Mitigation").
 *
 * @param request the request, as far as its deletion follows from it
 * @param send sends the request with a client
 */
public record Creation(OsbRequest request, Function<BrokerClient, ClientResult<?>> send) {

    public static Creation of(OsbRequest.Provision request) {
        return new Creation(request, client -> client.provision(request));
    }

    public static Creation of(OsbRequest.Bind request) {
        return new Creation(request, client -> client.bind(request));
    }

    /**
     * Deletes what may be left, if the specification demands it.
     *
     * @param exchange the request as the platform has sent it, with its response
     */
    public OrphanMitigation.Outcome mitigate(PlatformClient platform, Exchange exchange) {
        return platform.mitigation().after(request, send.apply(platform.reading(exchange)));
    }
}

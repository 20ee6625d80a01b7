package io.openbroker.security;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.undertow.BrokerServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A broker that has a catalog, and a platform that asks for it. */
final class CatalogBroker implements BrokerDispatcher {

    private static final String CATALOG = "{\"services\":[{\"id\":\"s\",\"name\":\"n\",\"description\":\"d\","
            + "\"bindable\":false,\"plans\":[{\"id\":\"p\",\"name\":\"small\",\"description\":\"d\"}]}]}";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] args) {
        BrokerServer.run(args, new CatalogBroker());
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(OfferingDescriptor.of("s", "n")
                .plan(PlanDescriptor.of("p", "small"))
                .build());
    }

    @Override
    public CatalogDocument catalog() {
        return CatalogDocument.of(CATALOG.getBytes(StandardCharsets.UTF_8), "\"tag\"");
    }

    static HttpResponse<String> fetch(BrokerServer server, String prefix, String authorization)
            throws IOException, InterruptedException {
        return fetch(server.uri() + prefix + "/v2/catalog", authorization);
    }

    static HttpResponse<String> fetch(String uri, String authorization) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .header("X-Broker-API-Version", "2.17")
                        .header("Authorization", authorization)
                        .build(),
                BodyHandlers.ofString());
    }
}

package io.openbroker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedDispatcherTest {

    private static final String IDS = "service_id=" + MeasuredBroker.SERVICE + "&plan_id=" + MeasuredBroker.PLAN;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger lookups = new AtomicInteger();
    private final List<Observation.Context> observed = new CopyOnWriteArrayList<>();
    private final ObservationRegistry registry = registry();
    private final BrokerServer server = BrokerServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication(),
            ObservedDispatcher.of(counted(new MeasuredBrokerDispatcher(new MeasuredBroker())), registry));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void observesEachCall() throws Exception {
        assertThat(provision("i1", "{}")).isEqualTo(201);
        assertThat(send("DELETE", "i1?" + IDS, "")).isEqualTo(200);

        assertThat(observed).extracting(Observation.Context::getName).containsOnly("openbroker.handler");
        assertThat(observed)
                .extracting(Observation.Context::getContextualName)
                .containsExactly("provision measured", "deprovision measured");
        assertThat(observed.get(0))
                .asString()
                .contains("lowCardinalityKeyValues=[offering='measured', operation='PROVISION']")
                .contains("highCardinalityKeyValues=[instance_id='i1']");
        assertThat(observed).extracting(Observation.Context::getError).containsOnlyNulls();
    }

    @Test
    void observesWhatAHandlerThrows() throws Exception {
        assertThat(provision("i1", "{\"reject\": \"No tea\"}")).isEqualTo(418);

        assertThat(observed).hasSize(1);
        assertThat(observed.get(0).getError()).hasMessageContaining("No tea");
    }

    @Test
    void looksOfferingsUpOnce() throws Exception {
        int atStart = lookups.get();
        for (int i = 0; i < 5; i++) {
            assertThat(provision("i" + i, "{}")).isEqualTo(201);
        }

        assertThat(observed).hasSize(5);
        assertThat(lookups).hasValue(atStart);
    }

    private ObservationRegistry registry() {
        ObservationRegistry created = ObservationRegistry.create();
        created.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                observed.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        return created;
    }

    private BrokerDispatcher counted(BrokerDispatcher dispatcher) {
        return (BrokerDispatcher) Proxy.newProxyInstance(
                BrokerDispatcher.class.getClassLoader(),
                new Class<?>[] {BrokerDispatcher.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("offerings")) {
                        lookups.incrementAndGet();
                    }
                    try {
                        return method.invoke(dispatcher, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private int provision(String id, String parameters) throws Exception {
        return send("PUT", id, """
                {"service_id": "%s", "plan_id": "%s", "context": {"platform": "test"}, "organization_guid": "o",
                 "space_guid": "s", "parameters": %s}""".formatted(MeasuredBroker.SERVICE, MeasuredBroker.PLAN, parameters));
    }

    private int send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + "/v2/service_instances/" + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}

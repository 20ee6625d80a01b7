package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.generated.PlaceholderValues;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.TestServer;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A catalog in a file, with values that are known only at start. */
class CatalogAtStartTest {

    private static final Map<String, String> VALUES = Map.of(
            "REGIONAL_SERVICE_ID", "55555555-0000-4000-8000-000000000000",
            "REGIONAL_SMALL_ID", "55555555-0000-4000-8000-000000000001",
            "REGIONAL_REGION", "us-2",
            "REGIONAL_PRICE", "12.50");

    private static final Platform.Offer SMALL =
            new Platform.Offer("55555555-0000-4000-8000-000000000000", "55555555-0000-4000-8000-000000000001");

    @Test
    void theCatalogHasTheValues() {
        serve(platform -> {
            Platform.Answer answer = platform.send("GET", "/v2/catalog", "");

            JsonNode offering = answer.body().at("/services/0");
            assertThat(offering.path("name").asString()).isEqualTo("regional");
            assertThat(offering.path("id").asString()).isEqualTo(SMALL.serviceId());
            assertThat(offering.path("description").asString()).isEqualTo("Offered in us-2");
            assertThat(offering.path("x-region").asString()).isEqualTo("us-2");
            assertThat(offering.at("/plans/0/id").asString()).isEqualTo(SMALL.planId());
            assertThat(offering.at("/plans/0/metadata/costs/0/amount/eur").doubleValue())
                    .isEqualTo(12.5);
            assertThat(answer.headers().get("etag")).matches("\"[0-9a-f]{32}\"");
        });
    }

    @Test
    void requestsReachHandlersByTheValues() {
        serve(platform -> {
            assertThat(platform.provision("i-1", SMALL, "{}", false).text("dashboard_url"))
                    .isEqualTo("https://example.com/SMALL/i-1");
            Platform.Offer large = new Platform.Offer(SMALL.serviceId(), "55555555-0000-4000-8000-000000000002");
            assertThat(platform.provision("i-2", large, "{}", false).text("dashboard_url"))
                    .isEqualTo("https://example.com/LARGE/i-2");
            Platform.Offer asWritten = new Platform.Offer("${REGIONAL_SERVICE_ID}", "${REGIONAL_SMALL_ID}");
            assertThat(platform.provision("i-3", asWritten, "{}", false).status())
                    .isEqualTo(400);
            assertThat(platform.deprovision("i-1", SMALL, false).status()).isEqualTo(200);
        });
    }

    @Test
    void aBrokerWithoutItsValuesCannotBeMade() {
        assertThatThrownBy(() -> new RegionalBrokerDispatcher(new RegionalBroker()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/services/0/id: Placeholder ${REGIONAL_SERVICE_ID} has no value.")
                .hasMessageContaining("/services/0/plans/0/id: Placeholder ${REGIONAL_SMALL_ID} has no value.");
    }

    private static void serve(Consumer<Platform> use) {
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withCredentials(Platform.USER, Platform.PASSWORD);
        try (TestServer server = TestServer.start(
                settings, new RegionalBrokerDispatcher(new RegionalBroker(), PlaceholderValues.of(VALUES)))) {
            use.accept(new Platform(server.uri()));
        }
    }
}

package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SeveralBrokersTest extends ContractTest {

    @Test
    void mergesTheCatalogsInTheOrderOfTheBrokers() {
        Answer catalog = platform.send("GET", "/v2/catalog", "");

        List<String> names = StreamSupport.stream(
                        catalog.body().path("services").spliterator(), false)
                .map(service -> service.path("name").asString())
                .toList();
        assertThat(names).containsExactly("sync", "async", "delegating");
        assertThat(catalog.headers().get("etag")).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void tellsThatTheMergedCatalogIsUnchanged() {
        String etag = platform.send("GET", "/v2/catalog", "").headers().get("etag");

        Answer answer = platform.send(HttpRequest.newBuilder(URI.create(platform.uri() + "/v2/catalog"))
                .header("X-Broker-API-Version", "2.17")
                .header("Authorization", Platform.basic(Platform.USER, Platform.PASSWORD))
                .header("If-None-Match", etag));
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.headers()).containsEntry("etag", etag);
        assertThat(answer.body().isEmpty()).isTrue();
    }

    @Test
    void rejectsToStartWithAnIdThatTwoBrokersUse() {
        ServerSettings settings = ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0);

        assertThatThrownBy(() -> TestServer.start(
                        settings,
                        new SyncBrokerDispatcher(new SyncBroker(backend)),
                        new SyncBrokerDispatcher(new SyncBroker(backend))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + SyncBroker.SERVICE + "\" is used by SyncBrokerDispatcher")
                .hasMessageContaining("ids and service names must be unique");
    }

    @Test
    void rejectsToStartWithoutABroker() {
        assertThatThrownBy(() -> TestServer.start(ServerSettings.DEFAULT.withPort(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dispatcher");
    }
}

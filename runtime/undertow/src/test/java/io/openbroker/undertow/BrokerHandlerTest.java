package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handler in an Undertow of somebody else's. */
class BrokerHandlerTest {

    private final RecordingBroker broker = new RecordingBroker();
    private final BrokerEngine engine = BrokerEngine.builder()
            .dispatcher(broker)
            .credentials(new BasicCredentials("user", "pass"))
            .build();
    private final BrokerHandler handler = new BrokerHandler(engine);
    private final Undertow undertow = Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setServerOption(UndertowOptions.DECODE_URL, false)
            .setHandler(Handlers.path(exchange -> exchange.getResponseSender().send("mine"))
                    .addPrefixPath("/broker", handler))
            .build();

    @BeforeEach
    void start() {
        undertow.start();
    }

    @AfterEach
    void stop() {
        undertow.stop();
        engine.close();
    }

    @Test
    void servesUnderAPrefix() throws Exception {
        assertThat(exchange("GET /broker/v2/catalog", "").body()).isEqualTo(RecordingBroker.CATALOG);
        assertThat(exchange("GET /other", "").body()).isEqualTo("mine");
    }

    @Test
    void knowsIdsUnderAPrefix() throws Exception {
        Answer answer = exchange("PUT /broker/v2/service_instances/broker%2F%25", ServerTest.BODY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(broker.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.instanceId()).isEqualTo("broker/%"));
    }

    @Test
    void drains() throws Exception {
        assertThat(handler.drain(Duration.ZERO)).isTrue();

        Answer rejected = exchange("PUT /broker/v2/service_instances/i", ServerTest.BODY);

        assertThat(rejected.status()).isEqualTo(503);
        assertThat(rejected.has("Connection: close")).isTrue();
        assertThat(exchange("GET /broker/v2/catalog", "").status()).isEqualTo(200);
        assertThat(broker.requests).isEmpty();
    }

    @Test
    void answersWhenTheEngineIsClosed() throws Exception {
        engine.close();

        assertThat(exchange("PUT /broker/v2/service_instances/i", ServerTest.BODY)
                        .status())
                .isEqualTo(503);
    }

    private Answer exchange(String line, String body) throws Exception {
        int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(line + " HTTP/1.1\r\n" + RawConnection.HEADERS + "Content-Length: " + body.length()
                    + "\r\n\r\n" + body);
            return connection.receive();
        }
    }
}

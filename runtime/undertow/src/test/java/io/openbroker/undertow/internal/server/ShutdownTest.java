package io.openbroker.undertow.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ShutdownTest extends ServerTest {

    @Test
    void letsRequestsEndAndTakesNoMore() throws Exception {
        broker.holds = true;
        CompletableFuture<HttpResponse<String>> running = http.sendAsync(
                request("PUT", INSTANCE, BodyPublishers.ofString(BODY)).build(), BodyHandlers.ofString());
        broker.arrived.acquire();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);

        HttpResponse<String> rejected = sendUntilRejected();
        assertThat(rejected.statusCode()).isEqualTo(503);
        assertThat(rejected.headers().firstValue("Retry-After")).contains("10");
        assertThat(rejected.body()).contains("\"Stopping\"");
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
        assertThat(closing).isNotDone();

        broker.released.release(1_000);
        assertThat(running.get().statusCode()).isEqualTo(201);
        closing.get();
        Assertions.assertThatThrownBy(() -> get("/v2/catalog")).isInstanceOf(ConnectException.class);
    }

    @Test
    void interruptsWhatDoesNotEndInTime() throws Exception {
        RecordingBroker stubborn = new RecordingBroker();
        stubborn.holds = true;
        BrokerServer hasty = BrokerServer.start(
                ServerSettings.DEFAULT.withPort(0).withoutAuthentication().withShutdownGrace(Duration.ZERO), stubborn);
        try (RawConnection connection = new RawConnection(hasty.port())) {
            connection.send("PUT " + INSTANCE + " HTTP/1.1\r\nHost: x\r\nX-Broker-API-Version: 2.17\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY);
            stubborn.arrived.acquire();

            hasty.close();
            hasty.close();

            assertThat(stubborn.released.availablePermits()).isZero();
        }
    }

    private HttpResponse<String> sendUntilRejected() throws Exception {
        HttpResponse<String> response = fetch();
        while (response.statusCode() != 503) {
            Thread.onSpinWait();
            response = fetch();
        }
        return response;
    }

    private HttpResponse<String> fetch() throws Exception {
        return get(INSTANCE + "/last_operation");
    }
}

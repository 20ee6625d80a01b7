package io.openbroker.runtime.internal.pipeline;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Deleted;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every response has the identity of its request, whatever it is (OSB v2.17, "Request Identity"). */
class ResponseIdentityTest {

    private static final String NAME = "X-Broker-API-Request-Identity";

    private final TestPlatform platform = TestPlatform.of(TestBroker.managed(Execution.SYNCHRONOUS)
            .on(OsbOperation.DEPROVISION, Execution.ASYNCHRONOUS, call -> Deleted.DONE));

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void isInEveryResponse() {
        assertIdentity(platform.send("GET", "/v2/catalog", ""), 200);
        assertIdentity(platform.provision("i"), 201);
        assertIdentity(platform.provision("i"), 200);
        assertIdentity(platform.fetch("i"), 200);
        assertIdentity(platform.poll("i", ""), 200);
        assertIdentity(
                platform.provision("i", TestPlatform.provision(SERVICE, SMALL, ", \"parameters\": {\"pages\": 1}")),
                409);
        assertIdentity(platform.fetch("unknown"), 404);
        assertIdentity(platform.send("GET", "/elsewhere", ""), 404);
        assertIdentity(platform.provision("j", "no JSON"), 400);
        assertIdentity(platform.deprovision("i"), 202);
    }

    @Test
    void isInTheResponseThatTheCatalogHasNotChanged() {
        String etag = ((Admission.Responded) platform.engine()
                        .pipeline()
                        .admit(TestRequests.head("GET", "/v2/catalog", "X-Broker-API-Version", "2.17")))
                .response()
                .headers()
                .getOrDefault("ETag", "");
        BrokerResponse unchanged = ((Admission.Responded) platform.engine()
                        .pipeline()
                        .admit(TestRequests.head(
                                "GET",
                                "/v2/catalog",
                                "X-Broker-API-Version",
                                "2.17",
                                "If-None-Match",
                                etag,
                                NAME,
                                "request-1")))
                .response();

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.headers()).containsEntry(NAME, "request-1").containsEntry("ETag", etag);
        assertThat(unchanged.body()).isEmpty();
    }

    private static void assertIdentity(TestPlatform.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry(NAME, "request-1").containsEntry("Content-Type", "application/json");
    }
}

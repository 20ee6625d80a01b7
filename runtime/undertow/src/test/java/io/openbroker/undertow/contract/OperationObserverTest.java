package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BrokerException;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.OperationObserver;
import io.openbroker.runtime.spi.state.list.Tenant;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What observers of operations receive, with every kind of state. */
class OperationObserverTest {

    private static final Offer LARGE = new Offer(SyncBroker.SERVICE, SyncBroker.LARGE_ID);

    private final Backend backend = new Backend();
    private final List<CompletedOperation> received = new CopyOnWriteArrayList<>();
    private final List<CompletedOperation> ofAsync = new CopyOnWriteArrayList<>();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withOperationObserver(received::add)
                    .withOperationObserver(new OfAsync(ofAsync))
                    .withPolicy((request, known) -> {
                        if (request instanceof ProvisionRequest
                                && request.instanceId().equals("rejected")) {
                            throw BrokerException.of(403, "NotAllowed", "Not for you.");
                        }
                    }),
            ContractState.open(),
            new SyncBrokerDispatcher(new SyncBroker(backend)),
            new AsyncBrokerDispatcher(new AsyncBroker(backend)));
    private final Platform platform = new Platform(server.uri());

    /** An observer that chooses its offerings itself, as a bean does. */
    private record OfAsync(List<CompletedOperation> operations) implements OperationObserver {

        @Override
        public Set<String> offerings() {
            return Set.of(AsyncBroker.SERVICE);
        }

        @Override
        public void operationCompleted(CompletedOperation operation) {
            operations.add(operation);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void receiveEachOperationOnce() throws Exception {
        platform.provision("i", SYNC, "{}", false);
        platform.provision("i", SYNC, "{}", false);
        platform.provision("rejected", SYNC, "{}", false);
        platform.provision("failed", SYNC, "{\"fail\": \"odd\"}", false);
        platform.update("i", """
                {"service_id": "%s", "plan_id": "%s"}""".formatted(SyncBroker.SERVICE, SyncBroker.LARGE_ID), false);
        platform.bind("i", "b", LARGE, "{}", false);
        platform.deprovision("i", LARGE, false);
        Answer accepted = platform.provision("a", ASYNC, "{}", true);
        platform.await("a", accepted.operation());
        server.close();

        assertThat(received)
                .map(OperationObserverTest::shown)
                .containsExactlyInAnyOrder(
                        "PROVISION i SUCCEEDED",
                        "PROVISION failed FAILED",
                        "UPDATE i SUCCEEDED",
                        "BIND i b SUCCEEDED",
                        "UNBIND i b SUCCEEDED",
                        "DEPROVISION i SUCCEEDED",
                        "PROVISION a SUCCEEDED");
        assertThat(received).extracting(CompletedOperation::operationId).doesNotHaveDuplicates();
        assertThat(of("UPDATE")).satisfies(update -> {
            assertThat(update.planId()).contains(SyncBroker.LARGE_ID);
            assertThat(update.previousPlanId()).contains(SyncBroker.SMALL_ID);
        });
        assertThat(of("UNBIND").partOf()).contains(of("DEPROVISION").operationId());
        assertThat(received).allSatisfy(operation -> {
            assertThat(operation.platform()).isEqualTo("default");
            assertThat(operation.serviceId()).isPresent();
            assertThat(operation.endedAt()).isAfterOrEqualTo(operation.startedAt());
            if (operation.bindingId().isEmpty()) {
                assertThat(Tenant.of(operation.context())).isEqualTo(new Tenant("org", "space"));
            }
            assertThat(operation.compensates()).isEmpty();
        });
        assertThat(ofAsync).map(OperationObserverTest::shown).containsExactly("PROVISION a SUCCEEDED");
        assertThat(ofAsync.get(0).operationId()).isEqualTo(accepted.operation());
    }

    @Test
    void learnWhoWasTheUserAndNoSecrets() {
        platform.send(HttpRequest.newBuilder(URI.create(platform.uri() + "/v2/service_instances/i"))
                .header("X-Broker-API-Version", "2.17")
                .header("X-Broker-API-Request-Identity", "request-1")
                // {"user_id": "bob"}
                .header("X-Broker-API-Originating-Identity", "cloudfoundry eyJ1c2VyX2lkIjogImJvYiJ9")
                .header("Authorization", Platform.basic(Platform.USER, Platform.PASSWORD))
                .header("Content-Type", "application/json")
                .method("PUT", BodyPublishers.ofString(Platform.provisionBody(SYNC, "{\"report\": \"s3cr3t\"}"))));
        server.close();

        assertThat(received).singleElement().satisfies(operation -> {
            assertThat(operation.originatingIdentity().orElseThrow().properties())
                    .isEqualTo(Map.of("user_id", "bob"));
            assertThat(operation.requestIdentity()).isEqualTo("request-1");
            assertThat(operation.toString()).doesNotContain("bob", "org");
            assertThat(operation.context().toString() + operation.context().properties())
                    .doesNotContain("s3cr3t");
        });
    }

    private CompletedOperation of(String kind) {
        return received.stream()
                .filter(operation -> operation.kind().name().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(CompletedOperation operation) {
        return operation.kind() + " " + operation.instanceId()
                + operation.bindingId().map(id -> " " + id).orElse("") + " " + operation.state();
    }
}

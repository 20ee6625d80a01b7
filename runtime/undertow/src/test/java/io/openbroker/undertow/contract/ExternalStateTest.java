package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A broker whose message server knows everything: nothing is known of it here, and nothing is lost with the process. */
class ExternalStateTest {

    private static final Offer DAY =
            new Offer("aaaa4444-0000-4000-8000-000000000000", "aaaa4444-0000-4000-8000-000000000001");
    private static final Offer MONTH = new Offer(DAY.serviceId(), "aaaa4444-0000-4000-8000-000000000002");

    private final TopicServer topics = new TopicServer();
    private TestServer server = start();
    private Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void livesItsWholeLife() throws Exception {
        Answer provision = platform.provision("i1", DAY, "{\"partitions\": 3}", true);
        assertThat(provision.status()).isEqualTo(202);
        assertThat(platform.poll("i1", provision.operation()).state()).isEqualTo("in progress");
        assertThat(platform.poll("i1", provision.operation()).headers()).containsEntry("retry-after", "5");
        assertThat(platform.fetch("i1").status()).isEqualTo(404);
        topics.finish("i1");
        assertThat(platform.await("i1", provision.operation()).state()).isEqualTo("succeeded");

        Answer bind = platform.bind("i1", "b1", DAY, "{}", false);
        assertThat(bind.status()).isEqualTo(201);
        assertThat(bind.body().at("/credentials/password").asString()).isEqualTo("pw-1");
        assertThat(platform.fetchBinding("i1", "b1").body().path("credentials"))
                .isEqualTo(bind.body().path("credentials"));
        assertThat(platform.unbind("i1", "b1", DAY, false).status()).isEqualTo(200);
        assertThat(platform.unbind("i1", "b1", DAY, false).status()).isEqualTo(410);
        assertThat(platform.fetchBinding("i1", "b1").status()).isEqualTo(404);

        Answer deprovision = platform.deprovision("i1", DAY, true);
        assertThat(deprovision.status()).isEqualTo(202);
        assertThat(platform.poll("i1", deprovision.operation()).state()).isEqualTo("in progress");
        topics.finish("i1");
        assertThat(platform.poll("i1", deprovision.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.deprovision("i1", DAY, true).status()).isEqualTo(410);
    }

    @Test
    void answersRepeatsAsTheHandlersTell() {
        Answer first = platform.provision("i1", DAY, "{\"partitions\": 3}", true);
        Answer again = platform.provision("i1", DAY, "{\"partitions\": 3}", true);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.operation()).isEqualTo(first.operation());
        topics.finish("i1");
        assertThat(platform.provision("i1", DAY, "{\"partitions\": 3}", true).status())
                .isEqualTo(200);
        assertThat(platform.provision("i1", DAY, "{\"partitions\": 4}", true).status())
                .isEqualTo(409);
        assertThat(platform.provision("i1", MONTH, "{\"partitions\": 3}", true).error())
                .isEqualTo("Conflict");

        String password = platform.bind("i1", "b1", DAY, "{}", false).body().toString();
        Answer bound = platform.bind("i1", "b1", DAY, "{}", false);
        assertThat(bound.status()).isEqualTo(200);
        assertThat(bound.body().toString()).isEqualTo(password);

        platform.deprovision("i1", DAY, true);
        Answer busy = platform.provision("i1", DAY, "{\"partitions\": 3}", true);
        assertThat(busy.status()).isEqualTo(422);
        assertThat(busy.error()).isEqualTo("ConcurrencyError");
    }

    @Test
    void rejectsBeforeAHandlerIsCalled() {
        Answer wrong = platform.provision("i1", DAY, "{\"partitions\": 65}", true);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.error()).isEqualTo("InvalidParameters");
        assertThat(wrong.text("description")).contains("/partitions");
        assertThat(platform.provision("i1", DAY, "{}", false).error()).isEqualTo("AsyncRequired");
        assertThat(platform.deprovision("i1", DAY, false).error()).isEqualTo("AsyncRequired");
        assertThat(platform.provision("i1", new Offer(DAY.serviceId(), "none"), "{}", true)
                        .status())
                .isEqualTo(400);
        assertThat(platform.deprovision("i1", new Offer("none", DAY.planId()), true)
                        .status())
                .isEqualTo(400);
        assertThat(topics.find("i1")).isEmpty();
    }

    @Test
    void deletesWhateverPlanThePlatformNames() throws Exception {
        Offer vanished = new Offer(DAY.serviceId(), "vanished");
        platform.provision("i1", DAY, "{}", true);
        topics.finish("i1");
        platform.bind("i1", "b1", DAY, "{}", false);

        assertThat(platform.unbind("i1", "b1", vanished, false).status()).isEqualTo(200);
        assertThat(platform.unbind("i1", "b1", vanished, false).status()).isEqualTo(410);
        String operation = platform.deprovision("i1", vanished, true).operation();
        topics.finish("i1");
        assertThat(platform.await("i1", operation).state()).isEqualTo("succeeded");
        assertThat(platform.deprovision("i1", vanished, true).status()).isEqualTo(410);
    }

    @Test
    void knowsOnlyOperationsThatItHasGivenOut() {
        String operation = platform.provision("i1", DAY, "{}", true).operation();
        assertThat(platform.poll("i1", "").status()).isEqualTo(404);
        assertThat(platform.pollBinding("i1", "b1", "").status()).isEqualTo(404);
        assertThat(platform.poll("i1", "create").status()).isEqualTo(404);
        assertThat(platform.poll("i1", operation.replace("provision", "catalog"))
                        .status())
                .isEqualTo(404);
        assertThat(platform.pollBinding("i1", "b1", operation).status()).isEqualTo(404);
        assertThat(platform.poll("i1", operation + "&service_id=other").status())
                .isEqualTo(400);
        assertThat(platform.poll("unknown", operation).status()).isEqualTo(404);
    }

    @Test
    void losesNothingWithTheProcess() throws Exception {
        String operation = platform.provision("i1", DAY, "{}", true).operation();
        server.close();
        server = start();
        platform = new Platform(server.uri());

        topics.finish("i1");
        assertThat(platform.await("i1", operation).state()).isEqualTo("succeeded");
        assertThat(platform.provision("i1", DAY, "{}", true).status()).isEqualTo(200);
        Answer fetched = platform.fetch("i1");
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.text("service_id")).isEqualTo(DAY.serviceId());
        assertThat(fetched.body().has("plan_id")).isFalse();
        assertThat(platform.fetch("i1?plan_id=" + MONTH.planId()).body().has("plan_id"))
                .isFalse();
        assertThat(fetched.body().at("/parameters/partitions").asInt()).isEqualTo(1);
    }

    @Test
    void offersWhatItsHandlersCan() {
        assertThat(platform.send("GET", "/v2/catalog", "")
                        .body()
                        .at("/services/0")
                        .toString())
                .contains(
                        "\"instances_retrievable\":true", "\"bindings_retrievable\":true", "\"plan_updateable\":false")
                .doesNotContain("binding_rotatable");
        Answer update = platform.update(
                "i1", "{\"service_id\": \"" + DAY.serviceId() + "\", \"plan_id\": \"" + DAY.planId() + "\"}", true);
        assertThat(update.status()).isEqualTo(501);
        assertThat(update.text("description")).contains("@Update");
    }

    @Test
    void tellsOperatorsThatItKnowsNothing() {
        platform.provision("i1", DAY, "{}", true);
        for (String list : new String[] {"instances", "bindings", "operations"}) {
            URI uri = URI.create(server.adminUri().orElseThrow() + "/operator/" + list);
            Answer answer = platform.send(
                    HttpRequest.newBuilder(uri).header("Authorization", Platform.basic("ops", "0perator")));
            assertThat(answer.body().path(list).isEmpty()).isTrue();
            assertThat(answer.body().path("not_known").toString()).isEqualTo("[\"topics\"]");
        }
    }

    private TestServer start() {
        return TestServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withCredentials(Platform.USER, Platform.PASSWORD)
                        .withAdmin(AdminSettings.onPort(0).withAdmin("ops", "0perator")),
                new TopicBrokerDispatcher(new TopicBroker(topics)));
    }
}

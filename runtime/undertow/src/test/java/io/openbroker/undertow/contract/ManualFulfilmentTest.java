package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do in the place of the broker, over HTTP: operations that they carry out, and deletions that they request. */
class ManualFulfilmentTest {

    private static final Offer MANUAL = new Offer(ManualBroker.SERVICE, ManualBroker.SMALL_ID);
    private static final String SECRET = "s3cr3t-of-operators";

    private final Backend backend = new Backend();
    private final TestServer server = TestServer.start(
            AdminClient.SETTINGS,
            ContractState.open(),
            new ManualBrokerDispatcher(new ManualBroker()),
            new SyncBrokerDispatcher(new SyncBroker(backend)));
    private final Platform platform = new Platform(server.uri());
    private final AdminClient admin = new AdminClient(server, platform);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void carriesAServiceInstanceThroughItsLifeByHand() throws Exception {
        Answer accepted = platform.provision("i1", MANUAL, "{}", true);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text("dashboard_url")).isEqualTo("https://tickets.example/i1");
        String provision = accepted.operation();
        assertThat(platform.poll("i1", provision).text("description")).isEqualTo("Our team creates the database.");
        Answer listed = admin.get("/operator/operations?state=in_progress");
        assertThat(listed.body().findValuesAsString("activity")).containsExactly("manual");
        assertThat(listed.body().findValuesAsString("instructions")).containsExactly("Create the database i1");

        Answer done = succeed(provision, "{\"result\": {}, \"description\": \"It is at your service.\"}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("state")).isEqualTo("succeeded");
        assertThat(platform.poll("i1", provision).text("description")).isEqualTo("It is at your service.");
        assertThat(platform.fetch("i1").text("dashboard_url")).isEqualTo("https://tickets.example/i1");

        String update = platform.update(
                        "i1",
                        "{\"service_id\": \"" + ManualBroker.SERVICE + "\", \"plan_id\": \"" + ManualBroker.LARGE_ID
                                + "\"}",
                        true)
                .operation();
        assertThat(admin.get("/operator/operations/" + update).text("instructions"))
                .isEqualTo("Make the database i1 LARGE");
        succeed(update, "{\"result\": {}}");
        assertThat(platform.fetch("i1").text("plan_id")).isEqualTo(ManualBroker.LARGE_ID);

        Offer large = new Offer(ManualBroker.SERVICE, ManualBroker.LARGE_ID);
        String bind = platform.bind("i1", "b1", large, "{}", true).operation();
        Answer bound = succeed(bind, "{\"result\": {\"credentials\": {\"password\": \"" + SECRET + "\"}}}");
        assertThat(bound.status()).isEqualTo(200);
        assertThat(platform.fetchBinding("i1", "b1")
                        .body()
                        .path("credentials")
                        .path("password")
                        .asString())
                .isEqualTo(SECRET);

        succeed(platform.unbind("i1", "b1", large, true).operation(), "{\"result\": {}}");
        String deprovision = platform.deprovision("i1", large, true).operation();
        succeed(deprovision, "{\"result\": {}}");
        assertThat(platform.await("i1", deprovision).state()).isEqualTo("succeeded");
        assertThat(platform.deprovision("i1", large, true).status()).isEqualTo(410);

        for (Answer answer : List.of(listed, done, bound, admin.get("/operator/operations"))) {
            assertThat(answer.body().toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void rejectsResultsAndCallersThatAreWrong() {
        String provision = platform.provision("i1", MANUAL, "{}", true).operation();
        String path = "/operator/operations/" + provision + "/succeed";

        Answer wrong = admin.post(path, "{\"result\": {\"credentials\": {\"p\": \"" + SECRET + "\"}}}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("description"))
                .startsWith("result.credentials is not supported")
                .doesNotContain(SECRET);
        for (String body : List.of(
                "",
                "{}",
                "{\"result\": 5}",
                "{\"result\": {}, \"x\": 1}",
                "{\"result\": {}, \"description\": \" \"}")) {
            assertThat(admin.post(path, body).status()).isEqualTo(400);
        }
        assertThat(admin.postAsViewer(path, "{\"result\": {}}").status()).isEqualTo(403);
        assertThat(succeed("none", "{\"result\": {}}").status()).isEqualTo(404);
        Answer retried = admin.post("/operator/operations/" + provision + "/retry", "");
        assertThat(retried.status()).isEqualTo(409);
        assertThat(retried.text("description")).contains("People carry out the operation");

        assertThat(succeed(provision, "{\"result\": {}}").status()).isEqualTo(200);
        Answer second = succeed(provision, "{\"result\": {}}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("description")).contains("has ended");
    }

    @Test
    void cancelsWorkOfPeopleThatIsToBeDeleted() throws Exception {
        String provision = platform.provision("i1", MANUAL, "{}", true).operation();
        String deprovision = platform.deprovision("i1", MANUAL, true).operation();
        assertThat(platform.await("i1", provision).state()).isEqualTo("failed");
        assertThat(admin.get("/operator/operations/" + deprovision).text("instructions"))
                .contains("drop the database i1");
        assertThat(succeed(provision, "{\"result\": {}}").status()).isEqualTo(409);

        Answer failed = admin.post("/operator/operations/" + deprovision + "/fail", "{\"description\": \"In use\"}");
        assertThat(failed.status()).isEqualTo(200);
        assertThat(platform.await("i1", deprovision).text("description")).isEqualTo("In use");
    }

    @Test
    void deletesWhatNoPlatformDeletes() throws Exception {
        platform.provision("i1", SYNC, "{}", false);
        platform.bind("i1", "b1", SYNC, "{}", false);
        platform.bind("i1", "b2", SYNC, "{}", false);

        Answer unbind = delete("/operator/instances/i1/bindings/b1/delete");
        assertThat(unbind.status()).isEqualTo(202);
        assertThat(unbind.text("kind")).isEqualTo("unbind");
        assertThat(platform.awaitBinding("i1", "b1", unbind.text("operation")).state())
                .isEqualTo("succeeded");
        assertThat(platform.fetchBinding("i1", "b1").status()).isEqualTo(404);
        assertThat(platform.fetchBinding("i1", "b2").status()).isEqualTo(200);

        Answer deprovision = delete("/operator/instances/i1/delete");
        assertThat(deprovision.status()).isEqualTo(202);
        assertThat(platform.await("i1", deprovision.text("operation")).state()).isEqualTo("succeeded");
        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(410);
        assertThat(admin.get("/operator/bindings").body().path("bindings")).isEmpty();

        assertThat(delete("/operator/instances/i1/delete").status()).isEqualTo(404);
        assertThat(delete("/operator/instances/i1/bindings/b1/delete").text("description"))
                .isEqualTo("The broker has no instance \"i1\", binding \"b1\" of platform \"default\".");
        assertThat(admin.postAsViewer("/operator/instances/i1/delete", "{\"platform\": \"default\"}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.post("/operator/instances/i1/delete", "{}").status()).isEqualTo(400);
    }

    @Test
    void deletesNothingThatIsBusy() {
        String provision = platform.provision("i1", MANUAL, "{}", true).operation();
        Answer busy = delete("/operator/instances/i1/delete");
        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.text("description")).contains(provision, "fail it");

        succeed(provision, "{\"result\": {}}");
        String bind = platform.bind("i1", "b1", MANUAL, "{}", true).operation();
        assertThat(delete("/operator/instances/i1/delete").text("description"))
                .contains("An operation on one of its service bindings is in progress");
        succeed(bind, "{\"result\": {\"credentials\": {}}}");
        String deprovision = delete("/operator/instances/i1/delete").text("operation");
        assertThat(delete("/operator/instances/i1/delete").status()).isEqualTo(409);
        assertThat(delete("/operator/instances/i1/bindings/b1/delete").status()).isEqualTo(409);
        assertThat(admin.get("/operator/operations/" + deprovision).text("kind"))
                .isEqualTo("deprovision");
    }

    private Answer succeed(String operation, String body) {
        return admin.post("/operator/operations/" + operation + "/succeed", body);
    }

    private Answer delete(String path) {
        return admin.post(path, "{\"platform\": \"default\"}");
    }
}

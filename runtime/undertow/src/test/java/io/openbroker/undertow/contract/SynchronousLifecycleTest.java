package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import org.junit.jupiter.api.Test;

class SynchronousLifecycleTest extends ContractTest {

    @Test
    void walksFromTheCatalogToTheEnd() {
        Answer catalog = platform.send("GET", "/v2/catalog", "");
        assertThat(catalog.status()).isEqualTo(200);
        assertThat(catalog.body().path("services").size()).isEqualTo(3);

        Answer created = platform.provision("i1", SYNC, "{}", false);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("dashboard_url")).isEqualTo("https://dashboard.example/i1");
        assertThat(created.body().path("metadata").path("labels").path("team").asString())
                .isEqualTo("blue");

        Answer fetched = platform.fetch("i1");
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.text("service_id")).isEqualTo(SyncBroker.SERVICE);
        assertThat(fetched.text("plan_id")).isEqualTo(SyncBroker.SMALL_ID);
        assertThat(fetched.text("dashboard_url")).isEqualTo("https://dashboard.example/i1");

        Answer bound = platform.bind("i1", "b1", SYNC, "{}", false);
        assertThat(bound.status()).isEqualTo(201);
        assertThat(bound.body()).hasToString("""
                        {"credentials":{"user":"user-b1","password":"pa55-of-a-binding"},\
                        "endpoints":[{"host":"db.example","ports":["5432"],"protocol":"tcp"}]}""");

        Answer binding = platform.fetchBinding("i1", "b1");
        assertThat(binding.status()).isEqualTo(200);
        assertThat(binding.body()).isEqualTo(bound.body());

        assertThat(platform.unbind("i1", "b1", SYNC, false))
                .returns(200, Answer::status)
                .returns("{}", answer -> answer.body().toString());
        assertThat(platform.fetchBinding("i1", "b1").status()).isEqualTo(404);
        assertThat(platform.unbind("i1", "b1", SYNC, false))
                .returns(410, Answer::status)
                .returns("{}", answer -> answer.body().toString());

        assertThat(platform.deprovision("i1", SYNC, false))
                .returns(200, Answer::status)
                .returns("{}", answer -> answer.body().toString());
        assertThat(platform.deprovision("i1", SYNC, false))
                .returns(410, Answer::status)
                .returns("{}", answer -> answer.body().toString());
        assertThat(platform.fetch("i1").status()).isEqualTo(404);
        assertThat(platform.poll("i1", "").status()).isEqualTo(404);
        assertThat(backend.calls()).containsExactly("create i1", "create b1", "delete b1", "delete i1");
    }

    @Test
    void answersARepeatedProvisionWithoutTheHandler() {
        platform.provision("i1", SYNC, "{\"size\": 1}", false);

        assertThat(platform.provision("i1", SYNC, "{\"size\": 1.0}", false).status())
                .isEqualTo(200);
        Answer same = platform.provision("i1", SYNC, "{  \"size\"  :1}", false);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.text("dashboard_url")).isEqualTo("https://dashboard.example/i1");
        assertThat(backend.calls("create i1")).isEqualTo(1);
    }

    @Test
    void rejectsAnotherProvisionUnderTheSameId() {
        platform.provision("i1", SYNC, "{\"size\": 1}", false);

        Answer parameters = platform.provision("i1", SYNC, "{\"size\": 2}", false);
        assertThat(parameters.status()).isEqualTo(409);
        assertThat(parameters.error()).isEqualTo("Conflict");
        Answer plan =
                platform.provision("i1", new Offer(SyncBroker.SERVICE, SyncBroker.LARGE_ID), "{\"size\": 1}", false);
        assertThat(plan.status()).isEqualTo(409);
        Answer service = platform.provision("i1", Platform.ASYNC, "{\"size\": 1}", true);
        assertThat(service.status()).isEqualTo(409);
        assertThat(backend.calls()).containsExactly("create i1");
    }

    @Test
    void bindsOnceForTheSameRequestAndRejectsAnother() {
        platform.provision("i1", SYNC, "{}", false);
        Answer bound = platform.bind("i1", "b1", SYNC, "{}", false);

        Answer again = platform.bind("i1", "b1", SYNC, "{}", false);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(bound.body());
        assertThat(platform.bind("i1", "b1", SYNC, "{\"expired\": true}", false).status())
                .isEqualTo(409);
        assertThat(backend.calls("create b1")).isEqualTo(1);
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        assertThat(platform.fetch("nothing").status()).isEqualTo(404);
        assertThat(platform.bind("nothing", "b", SYNC, "{}", false).status()).isEqualTo(404);
        assertThat(platform.fetchBinding("nothing", "b").status()).isEqualTo(404);
        assertThat(platform.unbind("nothing", "b", SYNC, false).status()).isEqualTo(410);
        assertThat(platform.poll("nothing", "x").status()).isEqualTo(404);
        assertThat(platform.pollBinding("nothing", "b", "x").status()).isEqualTo(404);
        String update = "{\"service_id\": \"" + SyncBroker.SERVICE + "\", \"parameters\": {}}";
        assertThat(platform.update("nothing", update, false).status()).isEqualTo(404);
    }

    @Test
    void deletesWhateverPlanThePlatformNames() {
        Offer vanished = new Offer(SyncBroker.SERVICE, "vanished");
        platform.provision("i1", SYNC, "{}", false);
        platform.bind("i1", "b1", SYNC, "{}", false);

        for (Offer hint : new Offer[] {vanished, SYNC, new Offer("vanished", "vanished")}) {
            assertThat(platform.unbind("i1", "b1", hint, false).status()).isEqualTo(hint.equals(vanished) ? 200 : 410);
        }
        for (Offer hint : new Offer[] {vanished, SYNC, new Offer("vanished", "vanished")}) {
            assertThat(platform.deprovision("i1", hint, false).status()).isEqualTo(hint.equals(vanished) ? 200 : 410);
        }
        assertThat(backend.calls()).containsExactly("create i1", "create b1", "delete b1", "delete i1");
    }

    @Test
    void deletesNothingOfAnotherService() {
        platform.provision("i1", SYNC, "{}", false);
        platform.bind("i1", "b1", SYNC, "{}", false);

        assertThat(platform.unbind("i1", "b1", Platform.ASYNC, true).error()).isEqualTo("ServiceOrPlanMismatch");
        assertThat(platform.deprovision("i1", Platform.ASYNC, true).error()).isEqualTo("ServiceOrPlanMismatch");
        assertThat(backend.exists("b1")).isTrue();
    }

    @Test
    void saysThatAPlanIsNotThatOfTheServiceInstance() {
        platform.provision("i1", SYNC, "{}", false);

        Answer other = platform.bind("i1", "b1", new Offer(SyncBroker.SERVICE, SyncBroker.LARGE_ID), "{}", false);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error()).isEqualTo("ServiceOrPlanMismatch");
        assertThat(platform.bind("i1", "b1", new Offer(SyncBroker.SERVICE, "none"), "{}", false)
                        .error())
                .isEqualTo("NotInCatalog");
    }

    @Test
    void removesServiceBindingsWithTheirServiceInstance() {
        platform.provision("i1", SYNC, "{}", false);
        platform.bind("i1", "b1", SYNC, "{}", false);

        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(200);
        assertThat(platform.unbind("i1", "b1", SYNC, false).status()).isEqualTo(410);
    }

    @Test
    void keepsIdsApartWhateverCharactersTheyHave() {
        for (String id : new String[] {"a%2Fb", "a%20b", "%E2%82%AC", "..", "a;b=c", "a+b"}) {
            assertThat(platform.provision(id, SYNC, "{}", false).status())
                    .as(id)
                    .isEqualTo(201);
            assertThat(platform.fetch(id).status()).as(id).isEqualTo(200);
        }
        assertThat(backend.calls())
                .containsExactly("create a/b", "create a b", "create €", "create ..", "create a;b=c", "create a+b");
    }

    @Test
    void servesARetiredPlanButDoesNotProvisionIt() {
        Offer retired = new Offer(SyncBroker.SERVICE, SyncBroker.OLD_ID);

        Answer answer = platform.provision("i1", retired, "{}", false);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("description")).contains("no longer offered");
        assertThat(platform.fetch("i1").status()).isEqualTo(404);
        assertThat(platform.deprovision("i1", retired, false).status()).isEqualTo(410);
    }

    @Test
    void rejectsToBindAPlanThatIsNotBindable() {
        Offer fixed = new Offer(SyncBroker.SERVICE, SyncBroker.FIXED_ID);
        platform.provision("i1", fixed, "{}", false);

        Answer answer = platform.bind("i1", "b1", fixed, "{}", false);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("NotBindable");
    }

    @Test
    void holdsAProvisionToTheMaintenanceInformationOfTheCatalog() {
        Offer large = new Offer(SyncBroker.SERVICE, SyncBroker.LARGE_ID);
        String body = Platform.provisionBody(large, "{}");
        String old = body.substring(0, body.length() - 1) + ", \"maintenance_info\": {\"version\": \"2.0.0\"}}";
        String present = body.substring(0, body.length() - 1) + ", \"maintenance_info\": {\"version\": \"2.1.0\"}}";
        String none = body.substring(0, body.length() - 1) + ", \"maintenance_info\": {}}";

        Answer rejected = platform.send("PUT", "/v2/service_instances/i1", old);
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.error()).isEqualTo("MaintenanceInfoConflict");
        assertThat(platform.send("PUT", "/v2/service_instances/i1", present).status())
                .isEqualTo(201);
        assertThat(platform.send("PUT", "/v2/service_instances/i2", none).status())
                .isEqualTo(201);
        // What exists is no reason to overlook it.
        Answer again = platform.send("PUT", "/v2/service_instances/i1", old);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.error()).isEqualTo("MaintenanceInfoConflict");
        assertThat(platform.send("PUT", "/v2/service_instances/i1", present).status())
                .isEqualTo(200);
        assertThat(platform.send("PUT", "/v2/service_instances/i1", none).status())
                .isEqualTo(200);
        assertThat(platform.fetch("i1")
                        .body()
                        .path("maintenance_info")
                        .path("version")
                        .asString())
                .isEqualTo("2.1.0");
    }
}

package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest extends ContractTest {

    @BeforeEach
    void provision() {
        platform.provision("i1", SYNC, "{\"size\": 1}", false);
    }

    @Test
    void changesThePlanAndKeepsTheParameters() {
        Answer answer = update("\"plan_id\": \"" + SyncBroker.LARGE_ID + "\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString()).isEqualTo("{}");
        Answer fetched = platform.fetch("i1");
        assertThat(fetched.text("plan_id")).isEqualTo(SyncBroker.LARGE_ID);
        assertThat(fetched.body().path("parameters").toString()).isEqualTo("{\"size\":1}");
        assertThat(fetched.body().path("maintenance_info").path("version").asString())
                .isEqualTo("2.1.0");
        assertThat(fetched.text("dashboard_url")).isEqualTo("https://dashboard.example/i1");
        assertThat(backend.calls()).contains("change i1 to LARGE");
    }

    @Test
    void changesParametersAndKeepsThePlanAndTheOthers() {
        assertThat(update("\"parameters\": {\"report\": \"hello\"}").status()).isEqualTo(200);

        Answer fetched = platform.fetch("i1");
        assertThat(fetched.text("plan_id")).isEqualTo(SyncBroker.SMALL_ID);
        assertThat(fetched.body().path("parameters").toString()).isEqualTo("{\"size\":1,\"report\":\"hello\"}");
    }

    @Test
    void doesNotCallTheHandlerWhereNothingIsToBeChanged() {
        assertThat(update("\"plan_id\": \"" + SyncBroker.SMALL_ID + "\"").status())
                .isEqualTo(200);

        assertThat(backend.calls()).containsExactly("create i1");
    }

    @Test
    void rejectsWhatIsNotSupported() {
        Answer context = update("\"context\": {\"platform\": \"cloudfoundry\", \"instance_name\": \"x\"}");
        assertThat(context.status()).isEqualTo(422);
        assertThat(context.error()).isEqualTo("UpdateNotSupported");
        Answer retired = update("\"plan_id\": \"" + SyncBroker.OLD_ID + "\"");
        assertThat(retired.status()).isEqualTo(400);
        Answer foreign = update("\"plan_id\": \"" + AsyncBroker.ONLY_ID + "\"");
        assertThat(foreign.status()).isEqualTo(400);

        Offer fixed = new Offer(SyncBroker.SERVICE, SyncBroker.FIXED_ID);
        platform.provision("i2", fixed, "{}", false);
        Answer plan = platform.update(
                "i2",
                "{\"service_id\": \"%s\", \"plan_id\": \"%s\"}".formatted(SyncBroker.SERVICE, SyncBroker.LARGE_ID),
                false);
        assertThat(plan.status()).isEqualTo(422);
        assertThat(backend.calls()).containsExactly("create i1", "create i2");
    }

    @Test
    void holdsAnUpdateToTheMaintenanceInformationOfTheCatalog() {
        Answer conflict = update("\"maintenance_info\": {\"version\": \"1.0.0\"}");
        assertThat(conflict.status()).isEqualTo(422);
        assertThat(conflict.error()).isEqualTo("MaintenanceInfoConflict");

        Answer both =
                update("\"plan_id\": \"" + SyncBroker.LARGE_ID + "\", \"maintenance_info\": {\"version\": \"2.1.0\"}");
        assertThat(both.status()).isEqualTo(200);
        assertThat(platform.fetch("i1").text("plan_id")).isEqualTo(SyncBroker.LARGE_ID);
    }

    private Answer update(String fields) {
        return platform.update("i1", "{\"service_id\": \"" + SyncBroker.SERVICE + "\", " + fields + "}", false);
    }
}

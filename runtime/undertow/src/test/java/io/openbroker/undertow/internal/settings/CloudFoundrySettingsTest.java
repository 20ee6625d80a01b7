package io.openbroker.undertow.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.BoundServices.Database;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.ServerSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Cloud Foundry sets in the environment of an application. */
class CloudFoundrySettingsTest {

    private static final String TWO = "{\"postgres\": ["
            + "{\"name\": \"one\", \"credentials\": {\"uri\": \"postgres://u:s3cr3t@h/1\"}},"
            + "{\"name\": \"two\", \"credentials\": {\"uri\": \"postgres://u:s3cr3t@h/2\"}}]}";

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void aBoundDatabaseIsTheStateIfNothingElseIsSet() {
        environment.put("VCAP_SERVICES", TWO);

        assertThat(state().location()).isEmpty();
        assertThat(state().bound().databases()).extracting(Database::service).containsExactly("one", "two");
    }

    @Test
    void aSettingChoosesOneOfSeveral() {
        environment.put("VCAP_SERVICES", TWO);
        environment.put("OPENBROKER_STATE_SERVICE", "two");

        assertThat(state().service()).contains("two");
        assertThat(state().bound().databases()).extracting(Database::service).containsExactly("two");
    }

    @Test
    void rejectsTheNameOfNoDatabase() {
        environment.put("OPENBROKER_STATE_SERVICE", "three");
        rejects(
                "OPENBROKER_STATE_SERVICE (environment) is \"three\", which is not the name of a bound PostgreSQL. None is"
                        + " bound: bind one, or remove the setting.");
        environment.put("VCAP_SERVICES", TWO);
        rejects(
                "OPENBROKER_STATE_SERVICE (environment) is \"three\", which is not the name of a bound PostgreSQL. Use one"
                        + " of: one, two.");
    }

    @Test
    void settingsOfTheStateCountMore() {
        environment.put("VCAP_SERVICES", TWO);
        environment.put("OPENBROKER_STATE", "memory");

        assertThat(state().location()).contains("memory");
        environment.put("OPENBROKER_STATE_SERVICE", "one");
        rejects(
                "OPENBROKER_STATE_SERVICE (environment) and OPENBROKER_STATE (environment) are both set. Remove one of the"
                        + " two.");
    }

    @Test
    void anInstanceOfTheApplicationIsAReplica() {
        environment.put("VCAP_APPLICATION", "{\"application_name\": \"notes\", \"instance_index\": 3}");

        assertThat(ServerSettings.fromEnvironment(environment).replica()).contains("notes/3");
        environment.put("OPENBROKER_REPLICA", "blue");
        assertThat(ServerSettings.fromEnvironment(environment).replica()).contains("blue");
        environment.put("OPENBROKER_REPLICA", "blue green");
        rejects(
                "OPENBROKER_REPLICA (environment) has more than 27 characters, or others than letters, digits and . _ / -."
                        + " Use another name.");
    }

    @Test
    void rejectsVariablesOfAnotherForm() {
        environment.put("VCAP_SERVICES", "{\"postgres\": s3cr3t}");
        rejects(
                "VCAP_SERVICES (environment) is not valid JSON at line 1, column 14. Leave it as Cloud Foundry sets it, or"
                        + " remove it.");
        environment.put("VCAP_SERVICES", "{}");
        environment.put("VCAP_APPLICATION", "notes");
        rejects(
                "VCAP_APPLICATION (environment) is not valid JSON at line 1, column 1. Leave it as Cloud Foundry sets it,"
                        + " or remove it.");
    }

    @Test
    void otherServicesMakeNoDifference() {
        environment.put(
                "VCAP_SERVICES",
                "{\"mysql\": [{\"name\": \"db\", \"tags\": [\"mysql\"], \"credentials\": {\"uri\": \"mysql://h/d\"}}]}");

        assertThat(ServerSettings.fromEnvironment(environment)).isEqualTo(ServerSettings.DEFAULT);
        assertThat(state().bound()).isEqualTo(BoundServices.NONE);
    }

    private StateSettings state() {
        return ServerSettings.fromEnvironment(environment).state();
    }

    private void rejects(String problem) {
        assertThatThrownBy(() -> ServerSettings.fromEnvironment(environment))
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.problems()).containsExactly(problem))
                .hasMessageNotContaining("s3cr3t");
    }
}

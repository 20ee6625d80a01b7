package io.openbroker.runtime.internal.cloudfoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.BoundServices.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesReaderTest {

    private static final String CA = "-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\\n";

    /** The URI in the credentials, and what is made of it: the JDBC URL, the user and the password. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://u:p@h:5433/db | jdbc:postgresql://h:5433/db | u | p",
                "postgresql://u:p@h/db?sslmode=require | jdbc:postgresql://h/db?sslmode=require | u | p",
                "POSTGRES://u:p@h/db | jdbc:postgresql://h/db | u | p",
                "postgres://u:p%40+%C3%A9%25@h/my%20db | jdbc:postgresql://h/my%20db | u | p@+é%",
                "postgres://u:p:q@h/db | jdbc:postgresql://h/db | u | p:q",
                "postgres://u:a/b?c@d@h/db | jdbc:postgresql://h/db | u | a/b?c@d",
                "postgres://u:p%@h/db | jdbc:postgresql://h/db | u | p%",
                "postgres://u:p@h/db?options=a@b | jdbc:postgresql://h/db?options=a@b | u | p",
                "postgres://u@h/db | jdbc:postgresql://h/db | u | member",
                "postgres://h/db | jdbc:postgresql://h/db | someone | member",
                "postgres://u:p@a:1,b:2/db | jdbc:postgresql://a:1,b:2/db | u | p",
                "postgres://u:p@[2001:db8::1]:5432/db | jdbc:postgresql://[2001:db8::1]:5432/db | u | p",
                "jdbc:postgresql://h/db?user=u&password=p | jdbc:postgresql://h/db?user=u&password=p | someone | member"
            })
    void readsUris(String uri, String url, String user, String password) {
        assertThat(databases("""
                        {"any": [{"name": "db", "credentials":
                            {"uri": "%s", "username": "someone", "password": "member", "hostname": "no", "name": "no"}}]}""".formatted(uri)))
                .containsExactly(
                        new Database("db", Optional.of(url), Optional.of(user), Optional.of(password), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hostname\": \"h\", \"port\": 5433, \"username\": \"u\", \"password\": \"p\", \"name\": \"d b\"",
                "\"host\": \"h\", \"port\": \"5433\", \"user\": \"u\", \"pass\": \"p\", \"dbname\": \"d b\"",
                "\"host\": \"h\", \"port\": 5433, \"user\": \"u\", \"password\": \"p\", \"database\": \"d b\", \"uri\": null"
            })
    void readsMembers(String credentials) {
        assertThat(databases("{\"postgres-small\": [{\"name\": \"db\", \"credentials\": {" + credentials + "}}]}"))
                .containsExactly(new Database(
                        "db",
                        Optional.of("jdbc:postgresql://h:5433/d%20b"),
                        Optional.of("u"),
                        Optional.of("p"),
                        Map.of()));
    }

    @Test
    void knowsTheDefaultPortAndIpv6() {
        assertThat(databases(
                        "{\"postgres\": [{\"credentials\": {\"host\": \"::1\", \"user\": \"u\", \"name\": \"d\"}}]}"))
                .containsExactly(new Database(
                        "postgres",
                        Optional.of("jdbc:postgresql://[::1]:5432/d"),
                        Optional.of("u"),
                        Optional.empty(),
                        Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\": [{\"tags\": [\"relational\", \"PostgreSQL\"]}]}",
                "{\"x\": [{\"tags\": [\"postgres\"]}]}",
                "{\"aws-postgres-13\": [{}]}",
                "{\"user-provided\": [{\"name\": \"my-Postgres-db\"}]}",
                "{\"user-provided\": [{\"name\": \"x\", \"tags\": [], \"credentials\": {\"jdbcUrl\": \"jdbc:postgresql://h/d\"}}]}",
                "{\"x\": [{\"credentials\": {\"url\": \"https://dashboard\", \"uri\": \"postgres://h/d\"}}]}"
            })
    void knowsPostgresqlByUriTagLabelOrName(String services) {
        assertThat(databases(services)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"mysql\": [{\"name\": \"db\", \"tags\": [\"mysql\"], \"credentials\": {\"uri\": \"mysql://u:p@h/d\"}}]}",
                "{\"x\": [{\"name\": \"postgres-to-be\", \"credentials\": {\"uri\": \"mysql2://u:p@h/d\"}}]}",
                "{\"x\": [{\"name\": \"postgres-dashboard\", \"credentials\": {\"url\": \"https://h\"}}]}",
                "{\"x\": [{\"name\": \"logs\", \"tags\": null, \"credentials\": null, \"syslog_drain_url\": \"x\"}]}",
                "{\"x\": [{\"tags\": \"postgres\"}], \"y\": []}"
            })
    void ignoresOthers(String services) {
        assertThat(ServicesReader.read("VCAP_SERVICES", services)).isEqualTo(BoundServices.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"uri\": \"postgres://u:p@h/d\", \"sslrootcert\": \"" + CA + "\"",
                "\"uri\": \"postgres://u:p@h/d\", \"ca_cert\": \"" + CA + "\"",
                "\"uri\": \"postgres://u:p@h/d\", \"tls\": {\"cert\": {\"ca\": \"" + CA + "\"}}"
            })
    void verifiesServersWhoseAuthorityItKnows(String credentials) {
        assertThat(databases("{\"x\": [{\"name\": \"db\", \"credentials\": {" + credentials + "}}]}"))
                .containsExactly(new Database(
                        "db",
                        Optional.of("jdbc:postgresql://h/d?sslmode=verify-full"),
                        Optional.of("u"),
                        Optional.of("p"),
                        Map.of("sslrootcert", CA.replace("\\n", "\n"))));
    }

    @Test
    void leavesTheModeOfTlsToTheService() {
        String location =
                "{\"x\": [{\"credentials\": {\"uri\": \"postgres://h/d%s\", \"sslmode\": \"require\", \"ca\": \"" + CA
                        + "\", \"sslcert\": \"/a/file\", \"sslkey\": \"x\"}}]}";

        assertThat(databases(location.formatted("")).get(0).location())
                .contains("jdbc:postgresql://h/d?sslmode=require");
        assertThat(databases(location.formatted("?sslmode=verify-ca")).get(0).location())
                .contains("jdbc:postgresql://h/d?sslmode=verify-ca");
        assertThat(databases(location.formatted("?ssl=true")).get(0).location())
                .contains("jdbc:postgresql://h/d?ssl=true&sslmode=require");
        assertThat(databases(location.formatted("")).get(0).files()).containsOnlyKeys("sslrootcert");
    }

    /** Such as a reference to CredHub that nobody has resolved. */
    @Test
    void hasNoLocationIfCredentialsDoNotSuffice() {
        assertThat(
                        databases(
                                "{\"x\": [{\"name\": \"db\", \"tags\": [\"postgres\"], \"credentials\": {\"credhub-ref\": \"/c/x\"}}]}"))
                .singleElement()
                .satisfies(database -> assertThat(database.location()).isEmpty());
    }

    @Test
    void namesServicesByTheirBinding() {
        assertThat(databases("""
                        {"x": [{"name": "state", "binding_name": "state", "instance_name": "db-1", "tags": ["postgres"]},
                               {"name": null, "instance_name": "db-2", "tags": ["postgres"]}]}""")).extracting(Database::service).containsExactly("state", "db-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"primaryKeyId\":1,\"key\":[]}", "\"{\\\"primaryKeyId\\\":1,\\\"key\\\":[]}\""})
    void findsKeys(String keys) {
        assertThat(ServicesReader.read(
                                "VCAP_SERVICES",
                                "{\"user-provided\": [{\"name\": \"keys\", \"credentials\":"
                                        + " {\"openbroker_state_keys\": " + keys + "}}]}")
                        .keys())
                .contains("{\"primaryKeyId\":1,\"key\":[]}");
    }

    @Test
    void rejectsKeysOfTwoServicesOrOfAnotherType() {
        String service = "{\"name\": \"%s\", \"credentials\": {\"openbroker_state_keys\": %s}}";

        assertThatThrownBy(() -> databases("{\"x\": [" + service.formatted("a", "\"s3cr3t\"") + ","
                        + service.formatted("b", "\"s3cr3t\"") + "]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Several services in VCAP_SERVICES have openbroker_state_keys: a, b. Unbind all but one, or set"
                                + " OPENBROKER_STATE_KEYS.");
        assertThatThrownBy(() -> databases("{\"x\": [" + service.formatted("a", "5") + "]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use a Tink key set in JSON.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3cr3t | is not valid JSON at line 1, column",
                "'{\"x\": [{\"s3cr3t\":' | is not valid JSON at line 1, column",
                "[\"s3cr3t\"] | is not a JSON object",
                "{\"x\": \"s3cr3t\"} | has a label without a list of services",
                "{\"x\": [\"s3cr3t\"]} | has a service that is not a JSON object"
            })
    void rejectsOtherForms(String value, String problem) {
        assertThatThrownBy(() -> ServicesReader.read("VCAP_SERVICES", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("VCAP_SERVICES (environment) " + problem)
                .hasMessageEndingWith(". Leave it as Cloud Foundry sets it, or remove it.")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void showsNoSecret() {
        assertThat(ServicesReader.read(
                                "VCAP_SERVICES",
                                "{\"x\": [{\"name\": \"db\", \"credentials\": {\"uri\": \"postgres://u:s3cr3t@h/d\","
                                        + " \"openbroker_state_keys\": \"s3cr3t\"}}]}")
                        .toString())
                .contains("db")
                .doesNotContain("s3cr3t");
    }

    private static List<Database> databases(String services) {
        return ServicesReader.read("VCAP_SERVICES", services).databases();
    }
}

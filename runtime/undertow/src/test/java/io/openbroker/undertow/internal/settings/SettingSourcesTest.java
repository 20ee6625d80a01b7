package io.openbroker.undertow.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.internal.settings.GivenValue;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where settings come from, and which of them counts. */
class SettingSourcesTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aSystemPropertyGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        String file = write("s.properties", """
            openbroker.port = 1
            openbroker.host = 10.0.0.1
            openbroker.max-body-bytes = 100
            """);
        ServerSettings read = SettingsReader.read(
                Map.of("OPENBROKER_CONFIG", file, "PORT", "2", "OPENBROKER_HOST", "10.0.0.2"),
                properties("openbroker.port", "3"));

        assertThat(read.listener().port()).isEqualTo(3);
        assertThat(read.listener().host()).contains("10.0.0.2");
        assertThat(read.limits().maxBodyBytes()).isEqualTo(100);
    }

    @Test
    void readsAFileOfProperties() throws IOException {
        String file = write("s.properties", """
            # A comment that ends so does not go on: \\
            openbroker.username = pl\\u0061tform
            ! Another one

            openbroker.password: s\\
              3cr3t\\\\ä
            openbroker.port=
            """);
        ServerSettings settings = SettingsReader.read(Map.of(), properties("openbroker.config", file));

        assertThat(SettingsTest.withoutSources(settings))
                .isEqualTo(
                        SettingsTest.withoutSources(ServerSettings.DEFAULT.withCredentials("platform", "s3cr3t\\ä")));
    }

    @Test
    void tellsFileAndLineOfWhatIsWrong() throws IOException {
        String file = write("s.properties", """
            openbroker.port = x

            openbroker.host = \\
              here
            openbroker.maxBodyBytes = 7
            OPENBROKER_PORT = 7
            shutdown-seconds = 1
            colour = \\u12
            openbroker.host = there
            openbroker.config = other
            """);

        assertThat(problems(Map.of("OPENBROKER_CONFIG", file), new Properties()))
                .containsExactlyInAnyOrder(
                        file + ":8 is not a valid property. Write a backslash twice, and four digits after \\u.",
                        "openbroker.host (" + file + ":9) is already set in " + file + ":3. Remove one of the two.",
                        "openbroker.config (" + file + ":10) names another file. Put all settings into one file.",
                        "openbroker.maxBodyBytes (" + file
                                + ":5) is not a setting. Did you mean openbroker.max-body-bytes?",
                        "OPENBROKER_PORT (" + file + ":6) is not a setting. Did you mean openbroker.port?",
                        "shutdown-seconds (" + file + ":7) is not a setting. Did you mean openbroker.shutdown-seconds?",
                        "openbroker.port (" + file + ":1) is \"x\". Use a whole number from 0 to 65535.");
    }

    @Test
    void tellsWhatIsWrongInSystemProperties() {
        assertThat(problems(
                        Map.of("OPENBROKER_SHUTDOWN_SECONDS", "soon"),
                        properties("openbroker.ports", "1", "java.home", "x", "openbroker.authentication", "ldap")))
                .containsExactly(
                        "openbroker.ports (system property) is not a setting. Did you mean openbroker.port?",
                        "openbroker.authentication (system property) is \"ldap\". Use basic or none.",
                        "OPENBROKER_SHUTDOWN_SECONDS (environment) is \"soon\". Use a whole number from 0 to 86400.");
    }

    @Test
    void takesSecretsFromFiles() throws IOException {
        String password = write("password", " s3cr3t \r\n");
        String more = write("more", "a:b\nc:d\n");
        Map<String, String> environment = Map.of("OPENBROKER_USERNAME", "user", "OPENBROKER_PASSWORD_FILE", password);

        ServerSettings settings = SettingsReader.read(environment, properties("openbroker.credentials-file", more));

        assertThat(settings.authentication().credentials())
                .containsExactly(
                        new BasicCredentials("user", " s3cr3t "),
                        new BasicCredentials("a", "b"),
                        new BasicCredentials("c", "d"));
    }

    @Test
    void aSecretGoesBeforeTheFileOfASourceThatCountsLess() throws IOException {
        String file = write("s.properties", "openbroker.password-file = " + directory.resolve("none"));

        ServerSettings settings = SettingsReader.read(
                Map.of("OPENBROKER_CONFIG", file, "OPENBROKER_USERNAME", "u", "OPENBROKER_PASSWORD", "p"),
                new Properties());

        assertThat(settings.authentication().credentials()).containsExactly(new BasicCredentials("u", "p"));
    }

    @Test
    void rejectsSecretsThatItCannotTake() throws IOException {
        String empty = write("empty", "\n");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff});
        Path none = directory.resolve("none");

        assertThat(problems(
                        Map.of(
                                "OPENBROKER_USERNAME",
                                "user",
                                "OPENBROKER_PASSWORD",
                                "s3cr3t",
                                "OPENBROKER_PASSWORD_FILE",
                                empty,
                                "OPENBROKER_CREDENTIALS_FILE",
                                none.toString(),
                                "OPENBROKER_STATE_KEYS_FILE",
                                empty,
                                "OPENBROKER_STATE_PASSWORD_FILE",
                                binary.toString(),
                                "OPENBROKER_USERNAME_FILE",
                                empty),
                        new Properties()))
                .containsExactly(
                        "OPENBROKER_USERNAME_FILE (environment) is not a setting. --help lists all settings.",
                        "OPENBROKER_PASSWORD (environment) and OPENBROKER_PASSWORD_FILE (environment) are both set."
                                + " Remove one of the two.",
                        "OPENBROKER_CREDENTIALS_FILE (environment) names the file " + none + ", which was not found.",
                        "OPENBROKER_STATE_PASSWORD_FILE (environment) names the file " + binary
                                + ", which cannot be read as UTF-8 text.",
                        "OPENBROKER_STATE_KEYS_FILE (environment) names the file " + empty + ", which is empty.");
    }

    @Test
    void rejectsAFileThatIsNotThere() {
        Path none = directory.resolve("none");

        assertThat(problems(Map.of("OPENBROKER_CONFIG", none.toString()), new Properties()))
                .containsExactly("OPENBROKER_CONFIG (environment) names the file " + none + ", which was not found.");
    }

    /** What Kubernetes sets in every pod where a service is called openbroker, or openbroker-db. */
    @ParameterizedTest
    @CsvSource({
        "OPENBROKER_SERVICE_HOST,10.0.0.11",
        "OPENBROKER_SERVICE_PORT,8080",
        "OPENBROKER_SERVICE_PORT_HTTP,8080",
        "OPENBROKER_PORT,tcp://10.0.0.11:8080",
        "OPENBROKER_PORT_8080_TCP,tcp://10.0.0.11:8080",
        "OPENBROKER_PORT_8080_TCP_PROTO,tcp",
        "OPENBROKER_PORT_8080_TCP_ADDR,10.0.0.11",
        "OPENBROKER_DB_SERVICE_HOST,10.0.0.11",
        "OPENBROKER_DB_PORT,tcp://10.0.0.11:5432"
    })
    void leavesAloneWhatKubernetesTellsOfServices(String variable, String value) {
        assertThat(ServerSettings.fromEnvironment(Map.of(variable, value))).isEqualTo(ServerSettings.DEFAULT);
    }

    /** The default that is written is the one that counts. */
    @ParameterizedTest
    @EnumSource
    void givingADefaultChangesNothing(Setting setting) {
        // Those of the admin port count only with one.
        Map<String, String> needed =
                setting.name().startsWith("MANAGEMENT") ? Map.of("OPENBROKER_MANAGEMENT_PORT", "0") : Map.of();
        assertThat(setting.initial().filter(word -> word.matches("[a-z0-9]+")).stream())
                .allSatisfy(initial -> {
                    Map<String, String> given = new HashMap<>(needed);
                    given.put(setting.variable(), initial);
                    assertThat(SettingsTest.withoutSources(ServerSettings.fromEnvironment(given)))
                            .isEqualTo(SettingsTest.withoutSources(ServerSettings.fromEnvironment(needed)));
                });
        assertThat(SettingsTest.withoutSources(ServerSettings.fromEnvironment(Map.of())))
                .isEqualTo(SettingsTest.withoutSources(ServerSettings.DEFAULT));
        assertThat(setting.property().replaceFirst("openbroker\\.", "").replace('-', '_'))
                .isEqualToIgnoringCase(setting.name());
    }

    @Test
    void readsTls() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "OPENBROKER_TLS_CERTIFICATE", "/c", "OPENBROKER_TLS_KEY", "/k", "OPENBROKER_TLS_CLIENT_CA", "/a"));
        TlsSettings plain = TlsSettings.of(Path.of("/c"), Path.of("/k"));

        assertThat(ServerSettings.fromEnvironment(variables).listener().tls())
                .contains(plain.withClients(Path.of("/a"), ClientAuthentication.REQUIRED));
        variables.put("OPENBROKER_TLS_CLIENT_AUTHENTICATION", "wanted");
        variables.put("OPENBROKER_TLS_KEY_PASSWORD", "s3cr3t");
        variables.put("OPENBROKER_TLS_RELOAD_SECONDS", "3");
        ServerSettings all = ServerSettings.fromEnvironment(variables);
        assertThat(all.listener().tls())
                .contains(plain.withClients(Path.of("/a"), ClientAuthentication.WANTED)
                        .withKeyPassword("s3cr3t")
                        .withReload(Duration.ofSeconds(3)));
        assertThat(all.toString()).doesNotContain("s3cr3t");
    }

    /** Half of TLS must not become none. */
    @ParameterizedTest
    @CsvSource({
        "OPENBROKER_TLS_CERTIFICATE,/c",
        "OPENBROKER_TLS_KEY,/k",
        "OPENBROKER_TLS_CLIENT_CA,/a",
        "OPENBROKER_TLS_KEY_PASSWORD,s3cr3t"
    })
    void rejectsHalfOfTls(String variable, String value) {
        assertThat(problems(Map.of(variable, value), new Properties()))
                .containsExactly(variable + " (environment) is set, but not both of OPENBROKER_TLS_CERTIFICATE and"
                        + " OPENBROKER_TLS_KEY. Set both, or no setting of TLS.");
    }

    @Test
    void rejectsCertificatesOfClientsThatNobodySigns() {
        Map<String, String> both = Map.of("OPENBROKER_TLS_CERTIFICATE", "/c", "OPENBROKER_TLS_KEY", "/k");

        assertThat(problems(both, properties("openbroker.tls-client-authentication", "required")))
                .containsExactly(
                        "openbroker.tls-client-authentication (system property) requests client certificates, but"
                                + " OPENBROKER_TLS_CLIENT_CA is not set. Set it to the file with the CA certificates that"
                                + " sign them.");
        assertThat(problems(
                        both,
                        properties("openbroker.tls-client-authentication", "none", "openbroker.tls-client-ca", "/a")))
                .containsExactly("openbroker.tls-client-ca (system property) is set, but"
                        + " openbroker.tls-client-authentication (system property) is none. Remove one of the two.");
    }

    @Test
    void showsNoSecret() {
        ServerSettings read = SettingsReader.read(
                Map.of("OPENBROKER_CREDENTIALS", "a:s3cr3t", "OPENBROKER_STATE", "jdbc:x:s3cr3t"),
                properties("openbroker.state-password", "s3cr3t", "openbroker.state-keys", "s3cr3t"));

        assertThat(read.toString()).doesNotContain("s3cr3t");
        assertThat(read.state().password()).contains("s3cr3t");
        assertThat(new GivenValue("name", "s3cr3t", "environment").toString()).doesNotContain("s3cr3t");
    }

    private static List<String> problems(Map<String, String> environment, Properties properties) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> SettingsReader.read(environment, properties))
                .isInstanceOfSatisfying(SettingsException.class, e -> problems.addAll(e.problems()))
                .hasMessageNotContaining("s3cr3t");
        return problems;
    }

    private static Properties properties(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }
}

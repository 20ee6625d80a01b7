package io.openbroker.undertow.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.Limits;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ConnectionLimits;
import io.openbroker.undertow.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void needsNothing() {
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of("PATH", "/bin", "USERNAME", "somebody"));

        assertThat(settings).isEqualTo(ServerSettings.DEFAULT);
    }

    @Test
    void readsEverySetting() {
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                "PORT", " 0 ",
                "OPENBROKER_HOST", "::1",
                "OPENBROKER_USERNAME", "user",
                "OPENBROKER_PASSWORD", " p:ss ",
                "OPENBROKER_CREDENTIALS", " a:b\n c:d:e ",
                "OPENBROKER_AUTHENTICATION", "basic",
                "OPENBROKER_MAX_BODY_BYTES", "100",
                "OPENBROKER_SHUTDOWN_SECONDS", "3"));

        assertThat(withoutSources(settings))
                .isEqualTo(withoutSources(ServerSettings.DEFAULT
                        .withHost("::1")
                        .withPort(0)
                        .withCredentials("user", " p:ss ")
                        .withCredentials("a", "b")
                        .withCredentials("c", "d:e")
                        .withLimits(Limits.DEFAULT.withMaxBodyBytes(100))
                        .withShutdownGrace(Duration.ofSeconds(3))));
    }

    /** Admins see whether a setting comes from the environment or from a program; its effect is the same. */
    static ServerSettings withoutSources(ServerSettings settings) {
        return new ServerSettings(
                settings.listener(),
                settings.authentication(),
                settings.limits(),
                settings.operations(),
                settings.state(),
                settings.admin(),
                settings.marketplacePort(),
                settings.shutdownGrace(),
                settings.replica(),
                settings.observers(),
                settings.policies(),
                settings.operationObservers(),
                List.of());
    }

    @Test
    void readsLimits() {
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                "OPENBROKER_MAX_NESTING", "7",
                "OPENBROKER_MAX_STRING_LENGTH", "8",
                "OPENBROKER_MAX_HEADER_BYTES", "2048",
                "OPENBROKER_REQUEST_SECONDS", "9",
                "OPENBROKER_HANDLER_SECONDS", "6",
                "OPENBROKER_MAX_REQUESTS", "10",
                "OPENBROKER_PLATFORM_SHARE_PERCENT", "50",
                "OPENBROKER_MAX_CONNECTIONS", "31"));

        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT.withMaxNesting(7).withMaxStringLength(8));
        assertThat(settings.operations().responseTime()).isEqualTo(Duration.ofSeconds(6));
        assertThat(settings.listener().requests()).isEqualTo(new RequestLimits(2_048, Duration.ofSeconds(9), 10, 50));
        assertThat(settings.listener().connections()).isEqualTo(new ConnectionLimits(31, 16));
        assertThatThrownBy(() -> new RequestLimits(2_048, Duration.ofSeconds(9), 10, 101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1 to 100");
        assertThatThrownBy(() -> new RequestLimits(10, Duration.ofSeconds(9), 10, 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1024");
    }

    @Test
    void readsWhatOperatorsAreConcernedWith() {
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                "OPENBROKER_AWAITED_OPERATIONS", "1",
                "OPENBROKER_WAITING_REQUESTS", "0",
                "OPENBROKER_BACKGROUND_OPERATIONS", "3",
                "OPENBROKER_QUEUED_OPERATIONS", "4",
                "OPENBROKER_OPERATIONS_REMEMBERED_DAYS", "5",
                "OPENBROKER_MANAGEMENT_PORT", "9000",
                "OPENBROKER_OPERATOR_USERNAME", "ops",
                "OPENBROKER_OPERATOR_PASSWORD", "o",
                "OPENBROKER_VIEWER_USERNAME", "view",
                "OPENBROKER_VIEWER_PASSWORD", "v"));

        assertThat(settings.operations())
                .isEqualTo(new OperationSettings(
                        new OperationLimits(1, 0, 3, 4, 75), Duration.ofSeconds(45), Duration.ofDays(5)));
        assertThat(settings.admin())
                .contains(AdminSettings.onPort(9_000).withAdmin("ops", "o").withViewer("view", "v"));
    }

    @Test
    void opensEverythingOnTheLoopbackInterfaceInDevelopment() {
        ServerSettings settings = SettingsReader.read(
                Map.of(
                        "OPENBROKER_CREDENTIALS",
                        "a:b",
                        "OPENBROKER_VIEWER_USERNAME",
                        "v",
                        "OPENBROKER_VIEWER_PASSWORD",
                        "p"),
                new Properties(),
                true);

        assertThat(settings.marketplacePort()).contains(8090);
        assertThat(settings.admin()).contains(AdminSettings.onPort(8081).withViewer("v", "p"));
        assertThat(settings.listener().host()).contains("127.0.0.1");
    }

    @Test
    void settingsCountInDevelopmentToo() {
        Map<String, String> environment = Map.of(
                "OPENBROKER_HOST", "0.0.0.0", "OPENBROKER_MANAGEMENT_PORT", "9000", "OPENBROKER_MARKETPLACE_PORT", "0");

        ServerSettings settings = SettingsReader.read(environment, new Properties(), true);

        assertThat(settings).isEqualTo(ServerSettings.fromEnvironment(environment));
        assertThat(settings.marketplacePort()).contains(0);
        assertThat(settings.listener().host()).contains("0.0.0.0");
    }

    @Test
    void rejectsOperatorsWithoutAPortOrWithThePasswordOfAPlatform() {
        assertThatThrownBy(() -> ServerSettings.fromEnvironment(Map.of("OPENBROKER_OPERATOR_PASSWORD", "secret")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("OPENBROKER_MANAGEMENT_PORT is not. Set both or neither.")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ServerSettings.fromEnvironment(Map.of(
                        "OPENBROKER_CREDENTIALS", "a:b",
                        "OPENBROKER_MANAGEMENT_PORT", "0",
                        "OPENBROKER_OPERATOR_USERNAME", "a",
                        "OPENBROKER_OPERATOR_PASSWORD", "b")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Use different credentials for the admin port");
    }

    @Test
    void takesEmptyVariablesForAbsent() {
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                "PORT",
                "",
                "OPENBROKER_HOST",
                " ",
                "OPENBROKER_USERNAME",
                "",
                "OPENBROKER_PASSWORD",
                "",
                "OPENBROKER_CREDENTIALS",
                "",
                "OPENBROKER_AUTHENTICATION",
                ""));

        assertThat(settings).isEqualTo(ServerSettings.DEFAULT);
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> ServerSettings.fromEnvironment(Map.of(
                        "PORT", "eighty",
                        "OPENBROKER_USERNAME", "user",
                        "OPENBROKER_CREDENTIALS", "a:b s3cr3t :x y:",
                        "OPENBROKER_AUTHENTICATION", "digest",
                        "OPENBROKER_PASWORD", "s3cr3t",
                        "OPENBROKER_ZZZ", "s3cr3t",
                        "OPENBROKER_PORT", "8080",
                        "OPENBROKER_SHUTDOWN_SECONDS", "-1")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "OPENBROKER_PASWORD (environment) is not a setting. Did you mean"
                                                + " OPENBROKER_PASSWORD?",
                                        "OPENBROKER_PORT (environment) is not a setting. Did you mean PORT?",
                                        "OPENBROKER_ZZZ (environment) is not a setting. --help lists all settings.",
                                        "OPENBROKER_USERNAME (environment) is set, but OPENBROKER_PASSWORD is not. Set"
                                                + " both or neither.",
                                        "Entry 2 of OPENBROKER_CREDENTIALS (environment) has no colon. Use"
                                                + " user:password, with blanks between entries.",
                                        "Entry 3 of OPENBROKER_CREDENTIALS (environment): the user or password is"
                                                + " empty or has control characters, or the user has a colon or"
                                                + " invisible characters. Use another user or password.",
                                        "Entry 4 of OPENBROKER_CREDENTIALS (environment): the user or password is"
                                                + " empty or has control characters, or the user has a colon or"
                                                + " invisible characters. Use another user or password.",
                                        "OPENBROKER_AUTHENTICATION (environment) is \"digest\". Use basic or none.",
                                        "OPENBROKER_SHUTDOWN_SECONDS (environment) is \"-1\". Use a whole number from"
                                                + " 0 to 86400.",
                                        "PORT (environment) is \"eighty\". Use a whole number from 0 to 65535."))
                .message()
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "8080x", "8.0", "99999999999"})
    void knowsPorts(String port) {
        assertThatThrownBy(() -> ServerSettings.fromEnvironment(Map.of("PORT", port)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("PORT (environment) is \"" + port + "\". Use a whole number from 0 to 65535.");
    }

    @ParameterizedTest
    @CsvSource({"OPENBROKER_CREDENTIALS,a:b", "OPENBROKER_USERNAME,a", "OPENBROKER_PASSWORD,b"})
    void rejectsCredentialsThatNobodyAsksFor(String variable, String value) {
        assertThatThrownBy(() ->
                        ServerSettings.fromEnvironment(Map.of("OPENBROKER_AUTHENTICATION", "none", variable, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("OPENBROKER_AUTHENTICATION (environment) is none, but " + variable
                        + " (environment) is set. Remove one of the two.");
    }

    @Test
    void checksSettingsInCodeToo() {
        ServerSettings open = ServerSettings.DEFAULT.withoutAuthentication();

        assertThatThrownBy(() -> open.withCredentials("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Remove one of the two.");
        assertThatThrownBy(() -> open.withPort(70_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> open.withShutdownGrace(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
        assertThat(ServerSettings.DEFAULT.withCredentials("a", "s3cr3t").toString())
                .doesNotContain("s3cr3t");
    }
}

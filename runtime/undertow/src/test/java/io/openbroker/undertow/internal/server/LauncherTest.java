package io.openbroker.undertow.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.annotation.State;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.undertow.support.RecordingBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LauncherTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesAPasswordUp() throws Exception {
        try (RunningServer server = launch(Map.of("PORT", "0")).server().orElseThrow()) {
            BasicCredentials madeUp = server.generatedCredentials().orElseThrow();

            assertThat(madeUp.user()).isEqualTo("admin");
            assertThat(madeUp.password()).hasSize(24);
            assertThat(text(out))
                    .isEqualToNormalizingNewlines("""
                The broker listens on http://127.0.0.1:%1$d and offers:
                  recorder (small, large)
                No credentials are configured. For this run only: user "admin", password "%2$s".
                To get the catalog:
                  curl -u admin:%2$s -H 'X-Broker-API-Version: 2.17' http://127.0.0.1:%1$d/v2/catalog
                """.formatted(server.uri().getPort(), madeUp.password()));
            assertThat(text(err)).isEmpty();
        }
    }

    @Test
    void offersNoPlanThatIsRetired() {
        try (RunningServer server = launch(Map.of("PORT", "0"), List.of(), new SucceededBroker())
                .server()
                .orElseThrow()) {
            assertThat(server.uri().getPort()).isPositive();
            assertThat(text(out)).contains("  succeeded (new)" + System.lineSeparator());
        }
    }

    @Test
    void doesNotPrintPasswordsThatAreSet() {
        Map<String, String> environment =
                Map.of("PORT", "0", "OPENBROKER_CREDENTIALS", "a'b:s3cr3t c:s3cr3t", "OPENBROKER_HOST", "127.0.0.1");
        try (RunningServer server = launch(environment).server().orElseThrow()) {
            assertThat(server.generatedCredentials()).isEmpty();
            assertThat(text(out))
                    .contains("Access for a'b, c.")
                    .contains("curl -u 'a'\\''b' -H")
                    .doesNotContain("s3cr3t");
        }
    }

    @Test
    void saysThatAnybodyIsServed() {
        Map<String, String> environment = Map.of("PORT", "0", "OPENBROKER_AUTHENTICATION", "none");
        try (RunningServer server = launch(environment).server().orElseThrow()) {
            assertThat(text(out))
                    .contains("Access for everyone: authentication is off.")
                    .contains("  curl -H 'X-Broker-API-Version: 2.17' " + server.uri());
        }
    }

    @Test
    void listsSettings() {
        Launcher.Result result = launch(Map.of("PORT", "wrong"), "--help");

        assertThat(result.exitStatus()).isZero();
        assertThat(result.server()).isEmpty();
        for (Setting setting : Setting.values()) {
            assertThat(text(out)).contains(" " + setting.variable() + " ").contains(setting.description());
            setting.initial().ifPresent(initial -> assertThat(text(out)).contains(" [" + initial + "]"));
        }
    }

    @Test
    void rejectsArguments() {
        Launcher.Result result = launch(Map.of("PORT", "0"), "--port=8080");

        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(text(err))
                .contains("Argument \"--port=8080\" is not supported")
                .contains("--help");
    }

    @Test
    void namesTheModuleOfTheMarketplace() {
        Launcher.Result result = launch(Map.of("PORT", "0", "OPENBROKER_MARKETPLACE_PORT", "0"));

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(text(err))
                .contains("The marketplace is to open port 0, but openbroker-console is not on the class path."
                        + " Add io.openbroker:openbroker-console.");
    }

    @Test
    void tellsWrongSettings() {
        Launcher.Result result = launch(Map.of("PORT", "x", "OPENBROKER_HOSTS", "y"));

        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(text(err)).isEqualToNormalizingNewlines("""
            The server cannot start because settings are invalid:
              OPENBROKER_HOSTS (environment) is not a setting. Did you mean OPENBROKER_HOST?
              PORT (environment) is "x". Use a whole number from 0 to 65535.
            """);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void tellsThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Launcher.Result result = launch(Map.of("PORT", String.valueOf(taken.getLocalPort())));

            assertThat(result.exitStatus()).isEqualTo(1);
            assertThat(text(err))
                    .startsWith("The server cannot start: Cannot open the broker port 127.0.0.1:" + taken.getLocalPort()
                            + ": ")
                    .contains("set PORT or OPENBROKER_HOST to another port or address")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void tellsThatTheHostIsUnknown() {
        Launcher.Result result = launch(Map.of("PORT", "0", "OPENBROKER_HOST", "host.invalid"));

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(text(err))
                .startsWith("The server cannot start: Cannot open the broker port host.invalid:0: unknown host");
    }

    @Test
    void tellsWhatTlsNeeds() {
        Launcher.Result result =
                launch(Map.of("PORT", "0", "OPENBROKER_TLS_CERTIFICATE", "/c", "OPENBROKER_TLS_KEY", "/k"));

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(text(err))
                .isEqualToNormalizingNewlines("The server cannot start: TLS is configured with the certificate /c, but"
                        + " openbroker-tls is not on the class path. Add io.openbroker:openbroker-tls.\n");
    }

    @Test
    void tellsThatBrokersClash() {
        Launcher.Result result = new Launcher(Map.of("PORT", "0"), new Properties(), stream(out), stream(err))
                .launch(List.of(), () -> List.of(new RecordingBroker(), new RecordingBroker()));

        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(text(err)).contains("\"s\" is used by RecordingBroker and by RecordingBroker");
    }

    @Test
    void saysWhatItKeepsNoStateOf() {
        try (RunningServer server = launch(Map.of("PORT", "0"), List.of(), new ExternalBroker())
                .server()
                .orElseThrow()) {
            assertThat(server.uri().getPort()).isPositive();
            assertThat(text(out))
                    .endsWith("No state is stored for elsewhere (state = EXTERNAL)." + System.lineSeparator());
        }
    }

    @Test
    void rejectsAStateThatNobodyWouldUse() {
        Map<String, String> environment = Map.of("PORT", "0", "OPENBROKER_STATE", "memory");

        assertThat(launch(environment, List.of(), new ExternalBroker()).exitStatus())
                .isEqualTo(1);
        assertThat(text(err)).contains("OPENBROKER_STATE is set, but the broker has state = EXTERNAL");
        launch(environment, List.of(), new RecordingBroker(), new ExternalBroker())
                .server()
                .orElseThrow()
                .close();
    }

    private Launcher.Result launch(Map<String, String> environment, String... args) {
        return launch(environment, List.of(args), new RecordingBroker());
    }

    private Launcher.Result launch(Map<String, String> environment, List<String> args, BrokerDispatcher... brokers) {
        return new Launcher(environment, new Properties(), stream(out), stream(err))
                .launch(args, () -> List.of(brokers));
    }

    /** A broker that can do nothing but be told apart. */
    private static final class ExternalBroker implements BrokerDispatcher {

        @Override
        public List<OfferingDescriptor> offerings() {
            return List.of(OfferingDescriptor.of("external", "elsewhere").build());
        }

        @Override
        public CatalogDocument catalog() {
            return CatalogDocument.of("{\"services\":[]}".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public State state() {
            return State.EXTERNAL;
        }
    }

    /** A broker with a plan that has taken the place of another. */
    private static final class SucceededBroker implements BrokerDispatcher {

        @Override
        public List<OfferingDescriptor> offerings() {
            return List.of(OfferingDescriptor.of("s", "succeeded")
                    .plan(PlanDescriptor.of("o", "old").asRetired())
                    .plan(PlanDescriptor.of("n", "new"))
                    .build());
        }

        @Override
        public CatalogDocument catalog() {
            return CatalogDocument.of("{\"services\":[]}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

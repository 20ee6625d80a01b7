package io.openbroker.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.internal.server.Launcher;
import io.openbroker.undertow.internal.server.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StartMessageTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PORT", "0", "OPENBROKER_HOST", "127.0.0.1", "OPENBROKER_USERNAME", "user", "OPENBROKER_PASSWORD", "pass");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void namesTheConsole() {
        try (RunningServer server = launch(Map.of(
                "OPENBROKER_MANAGEMENT_PORT",
                "0",
                "OPENBROKER_OPERATOR_USERNAME",
                "ops",
                "OPENBROKER_OPERATOR_PASSWORD",
                "p"))) {
            assertThat(text())
                    .contains(
                            "The console is " + server.adminUri().orElseThrow() + "/console/." + System.lineSeparator())
                    .doesNotContain("admin port");
        }
    }

    @Test
    void namesNoConsoleWithoutAnAdminPort() {
        try (RunningServer server = launch(Map.of())) {
            assertThat(server.adminUri()).isEmpty();
            assertThat(text()).contains("The broker listens on").doesNotContain("console");
        }
    }

    private RunningServer launch(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(more);
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Launcher(environment, new Properties(), stream, stream)
                .launch(List.of(), () -> List.of(new QueueBrokerDispatcher(new QueueBroker())))
                .server()
                .orElseThrow(() -> new AssertionError(text()));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}

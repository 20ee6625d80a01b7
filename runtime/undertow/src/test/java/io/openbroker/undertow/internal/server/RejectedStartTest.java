package io.openbroker.undertow.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.RegionalBroker;
import io.openbroker.undertow.contract.RegionalBrokerDispatcher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the command line shows where a broker cannot be made. */
class RejectedStartTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Launcher launcher = new Launcher(Map.of("PORT", "0"), new Properties(), print(out), print(err));

    @Test
    void listsTheValuesThatTheCatalogLacks() {
        Launcher.Result result =
                launcher.launch(List.of(), () -> List.of(new RegionalBrokerDispatcher(new RegionalBroker())));

        assertThat(result.server()).isEmpty();
        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "The server cannot start: The catalog of RegionalBrokerDispatcher has invalid values:",
                        "  [openbroker.MissingPlaceholderValue] /services/0/id: Placeholder ${REGIONAL_SERVICE_ID}"
                                + " has no value. Set the environment variable or system property REGIONAL_SERVICE_ID,"
                                + " or add a default: ${REGIONAL_SERVICE_ID:…}.",
                        "  [openbroker.MissingPlaceholderValue] /services/0/plans/0/id: Placeholder"
                                + " ${REGIONAL_SMALL_ID} has no value. Set the environment variable or system property"
                                + " REGIONAL_SMALL_ID, or add a default: ${REGIONAL_SMALL_ID:…}.");
    }

    @Test
    void helpNeedsNoValues() {
        Launcher.Result result =
                launcher.launch(List.of("--help"), () -> List.of(new RegionalBrokerDispatcher(new RegionalBroker())));

        assertThat(result.exitStatus()).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("PORT");
    }

    @Test
    void saysWhyABrokerCannotBeMade() {
        launcher.launch(List.of(), () -> {
            throw new java.io.IOException("no disk");
        });

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("because the broker cannot be created: java.io.IOException: no disk");
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

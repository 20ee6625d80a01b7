package io.openbroker.sample.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.sample.kotlin.TablesBroker.Plans;
import io.openbroker.testkit.BrokerTest;
import io.openbroker.testkit.BrokerUnderTest;
import io.openbroker.testkit.TestInstance;
import io.openbroker.testkit.TestPlatform;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The broker, used over HTTP as a platform does. */
@BrokerTest
@Timeout(120)
class TablesBrokerTest {

    @BrokerUnderTest
    TablesBrokerDispatcher broker() {
        return new TablesBrokerDispatcher(new TablesBroker());
    }

    @Test
    void publishesNullabilityAndDefaults() {
        assertThat(new String(broker().catalog().json(), StandardCharsets.UTF_8))
                .contains("\"required\":[\"name\"]")
                .contains("\"maxLength\":63")
                .contains("\"maximum\":100")
                .contains("\"description\":\"the name of the table\"");
    }

    @Test
    void readsWhatIsAbsentAsTheSourceSays(TestPlatform platform) {
        TestInstance table = platform.provision(Plans.SHARED, "{\"name\": \"a\"}");

        assertThat(table.bind().credentials())
                .containsEntry("table", "a 10 WEEKLY []")
                .doesNotContainKey("region");
    }

    @Test
    void readsWhatIsGiven(TestPlatform platform) {
        TestInstance table = platform.provision(
                Plans.SHARED,
                "{\"name\": \"b\", \"rows\": 5, \"backup\": \"DAILY\", \"labels\": [\"x\"], \"region\": \"eu\"}");
        assertThat(table.bind().credentials())
                .containsEntry("table", "b 5 DAILY [x]")
                .containsEntry("region", "eu");

        assertThat(table.update("{\"rows\": 6}").bind().credentials()).containsEntry("table", "b 6 DAILY [x]");
        table.deprovision();
    }

    @Test
    void rejectsWhatTheSourceDoesNotAllow(TestPlatform platform) {
        assertThat(rejection(platform, "{}")).contains("parameters/name");
        assertThat(rejection(platform, "{\"name\": null}")).contains("parameters/name");
        assertThat(rejection(platform, "{\"name\": \"a\", \"rows\": 0}")).contains("parameters/rows");
        assertThat(rejection(platform, "{\"name\": \"" + "x".repeat(64) + "\"}"))
                .contains("parameters/name");
        assertThat(rejection(platform, "{\"name\": \"a\", \"backup\": \"NEVER\"}"))
                .contains("parameters/backup");
        platform.provision(Plans.SHARED, "{\"name\": \"a\", \"region\": null}");
    }

    @Test
    void saysWhatIsMissingWithoutTheModuleOfJackson() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("jackson-module-kotlin"))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        TablesBrokerDispatcher.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("PORT", "0");
        builder.environment().put("OPENBROKER_STATE", "memory");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(output)
                .contains("io.openbroker.sample.kotlin.TablesBroker$Options")
                .contains("Add tools.jackson.module:jackson-module-kotlin:3.");
    }

    private static String rejection(TestPlatform platform, String parameters) {
        return platform.beginProvision(Plans.SHARED, parameters)
                .expectRejected(400)
                .description()
                .orElse("");
    }
}

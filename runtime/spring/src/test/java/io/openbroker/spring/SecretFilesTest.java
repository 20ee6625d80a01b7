package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Secrets that a container finds in a directory, one in each file. */
class SecretFilesTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void areReadFromAConfigurationTree() throws Exception {
        Files.writeString(directory.resolve("openbroker.username"), "cf");
        Files.writeString(directory.resolve("openbroker.password"), "s3cr3t\n");

        isServed("spring.config.import=configtree:" + directory + "/");
    }

    @Test
    void areReadFromTheFolderOfEachPrefix() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("openbroker"));
        Files.writeString(folder.resolve("username"), "cf");
        Files.writeString(folder.resolve("password"), "s3cr3t");

        isServed("spring.config.import=configtree:" + directory + "/");
    }

    @Test
    void areReadFromAFileThatASettingNames() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "s3cr3t\n");

        isServed("openbroker.username=cf", "openbroker.password-file=" + file);
    }

    private static void isServed(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("openbroker.state=memory");
        try (ConfigurableApplicationContext application =
                TestApplications.start(List.of(), List.of(QueueApplication.class), all.toArray(String[]::new))) {
            Platform platform = Platform.on(TestApplications.port(application));
            assertThat(platform.send("GET", "/v2/catalog", "").statusCode()).isEqualTo(200);
            assertThat(platform.as("cf:wrong").send("GET", "/v2/catalog", "").statusCode())
                    .isEqualTo(401);
        }
    }
}

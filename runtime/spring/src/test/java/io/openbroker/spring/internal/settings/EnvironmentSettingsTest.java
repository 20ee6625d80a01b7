package io.openbroker.spring.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.internal.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class EnvironmentSettingsTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void needsNothing() {
        OpenBrokerSettings settings = OpenBrokerSettings.read(properties());

        assertThat(settings.broker().authentication().isConfigured()).isFalse();
        assertThat(settings.broker().shutdownGrace()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.admin().present()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openbroker.max-body-bytes", "openbroker.maxBodyBytes", "openbroker.max_body_bytes"})
    void readsPropertiesInAllSpellings(String name) {
        assertThat(OpenBrokerSettings.read(properties(name, "100"))
                        .broker()
                        .limits()
                        .maxBodyBytes())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPENBROKER_MAX_BODY_BYTES", "OPENBROKER_MAXBODYBYTES"})
    void readsVariablesInAllSpellings(String name) {
        assertThat(OpenBrokerSettings.read(variables(name, "100"))
                        .broker()
                        .limits()
                        .maxBodyBytes())
                .isEqualTo(100);
    }

    @Test
    void readsListsAndMaps() throws IOException {
        OpenBrokerSettings settings = OpenBrokerSettings.read(yaml("""
            openbroker:
              credentials:
                - one:s3cr3t
                - two:s3cr3t
              platform-credentials:
                cf: three:s3cr3t
                k8s: four:s3cr3t
            """));

        assertThat(settings.broker().authentication().credentials())
                .containsExactly(new BasicCredentials("one", "s3cr3t"), new BasicCredentials("two", "s3cr3t"));
        assertThat(settings.broker().authentication().platformCredentials())
                .extracting(
                        entry -> entry.platform().name() + " " + entry.pair().user())
                .containsExactlyInAnyOrder("cf three", "k8s four");
    }

    @Test
    void readsTextsThatTheServerReads() throws IOException {
        OpenBrokerSettings settings = OpenBrokerSettings.read(yaml("""
            openbroker:
              credentials: "one:s3cr3t two:s3cr3t"
              platform-credentials: cf=three:s3cr3t
            """));

        assertThat(settings.broker().authentication().credentials()).hasSize(2);
        assertThat(settings.broker().authentication().platformCredentials()).hasSize(1);
    }

    @Test
    void resolvesPlaceholders() {
        ConfigurableEnvironment environment = properties(
                "openbroker.username",
                "cf",
                "openbroker.password",
                "${database.password}",
                "database.password",
                "s3cr3t");

        assertThat(OpenBrokerSettings.read(environment)
                        .broker()
                        .authentication()
                        .credentials())
                .containsExactly(new BasicCredentials("cf", "s3cr3t"));
    }

    @Test
    void readsSecretsFromFiles() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "s3cr3t\n");

        assertThat(OpenBrokerSettings.read(
                                properties("openbroker.username", "cf", "openbroker.password-file", file.toString()))
                        .broker()
                        .authentication()
                        .credentials())
                .containsExactly(new BasicCredentials("cf", "s3cr3t"));
    }

    @Test
    void prefersTheSourceThatComesFirst() {
        ConfigurableEnvironment environment = properties("openbroker.max-nesting", "7");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", Map.of("openbroker.max-nesting", "8")));

        assertThat(OpenBrokerSettings.read(environment).broker().limits().maxNesting())
                .isEqualTo(8);
    }

    @Test
    void tellsWhereWrongValuesAre() throws IOException {
        assertThat(problems(yaml("""
            openbroker:
              max-nesting: deep
              pasword: s3cr3t
              colour: blue
              credentials:
                - no colon
              clients: [CN=a]
            """)))
                .containsExactlyInAnyOrder(
                        "openbroker.max-nesting (application.yaml - 2:16) is \"deep\". Use a whole number from 1 to"
                                + " 1000.",
                        "openbroker.pasword (application.yaml - 3:12) is not a setting. Did you mean"
                                + " openbroker.password?",
                        "openbroker.colour (application.yaml - 4:11) is not a setting. The configuration metadata of"
                                + " the starter lists all settings.",
                        "openbroker.credentials[0] (application.yaml - 6:7) contains a blank, which separates entries."
                                + " Use a value without it.");
    }

    @Test
    void rejectsUnknownVariablesButNotThoseOfKubernetes() {
        assertThat(problems(variables(
                        "OPENBROKER_PASWORD", "s3cr3t",
                        "OPENBROKER_PORT", "tcp://10.0.0.11:8080",
                        "OPENBROKER_SERVICE_HOST", "10.0.0.11",
                        "PORT", "80")))
                .containsExactly(
                        "OPENBROKER_PASWORD (environment) is not a setting. Did you mean openbroker.password?");
    }

    /** Each setting has an effect, or a message that names the property of Spring Boot. */
    @ParameterizedTest
    @EnumSource(Setting.class)
    void knowsEverySetting(Setting setting) {
        List<String> problems = problems(properties(setting.property(), "\u0000"));
        if (ReplacedSettings.remedy(setting).isPresent()) {
            assertThat(problems)
                    .anySatisfy(problem -> assertThat(problem)
                            .startsWith(setting.property())
                            .contains("openbroker's own server")
                            .endsWith(ReplacedSettings.remedy(setting).orElseThrow()));
        } else {
            assertThat(problems).noneSatisfy(problem -> assertThat(problem).contains("is not a setting"));
        }
    }

    @Test
    void adminsNeedACredential() {
        assertThat(problems(properties("openbroker.viewer-username", "v", "openbroker.viewer-password", "s3cr3t")))
                .contains("openbroker.viewer-username (\"openbroker.viewer-username\" from property source \"test\") is"
                        + " set, but openbroker.operator-username is not. Set both or neither.");
    }

    private static List<String> problems(ConfigurableEnvironment environment) {
        List<String> problems = new ArrayList<>();
        try {
            OpenBrokerSettings.read(environment);
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
        assertThat(problems).noneSatisfy(problem -> assertThat(problem).contains("s3cr3t"));
        return problems;
    }

    private static ConfigurableEnvironment properties(String... namesAndValues) {
        return environment(new MapPropertySource("test", map(namesAndValues)));
    }

    private static ConfigurableEnvironment variables(String... namesAndValues) {
        return environment(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, map(namesAndValues)));
    }

    private static ConfigurableEnvironment yaml(String text) throws IOException {
        ByteArrayResource file = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getDescription() {
                return "application.yaml";
            }
        };
        return environment(new YamlPropertySourceLoader().load("test", file).get(0));
    }

    private static ConfigurableEnvironment environment(PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.forEach(known -> sources.remove(known.getName()));
        sources.addFirst(source);
        return environment;
    }

    private static Map<String, Object> map(String... namesAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}

package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.openbroker.catalog.TemplateText;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.runtime.internal.platform.CloudControllerCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every catalog that the processor makes is one as the specification wants it, and Cloud Controller accepts it. */
class SpecifiedCatalogTest {

    private static final String CATALOGS = "META-INF/openbroker/";

    private static final String CATALOG = """
            {"services": [{"name": "database", "id": "offering", "description": "Databases", "bindable": true, "plans": [
              {"name": "small", "id": "plan-1", "description": "Small", "maintenance_info": {"version": "1.0.0"}, "schemas":
                {"service_instance": {"create": {"parameters":
                  {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}}}}},
              {"name": "large", "id": "plan-2", "description": "Large"}]}]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full", "file", "parameters", "external"})
    void thoseOfGoldensAre(String name) {
        assertThat(GoldenTest.generate(name).entrySet())
                .filteredOn(file -> file.getKey().startsWith(CATALOGS))
                .isNotEmpty()
                .allSatisfy(file -> assertAccepted(file.getValue()));
    }

    /** A template becomes one at start, with values for its placeholders. */
    @Test
    void thatOfTheTemplateBecomesOne() {
        String template =
                GoldenTest.generate("template").getOrDefault(CATALOGS + "com.example.template.TemplateBroker.json", "");

        String catalog = TemplateText.of(template)
                .resolve(name -> Optional.of(name.contains("VERSION") ? "1.0.0" : name.toLowerCase(Locale.ROOT)));

        CloudControllerCatalog.assertAccepts(catalog);
    }

    @Test
    void thoseOfAllBrokersWithoutMistakesAre() {
        List<String> catalogs = new ArrayList<>();
        for (DiagnosticCode code : DiagnosticCode.values()) {
            JavaFileObject file = JavaFileObjects.forSourceString(
                    "fixture.Fixture", Fixture.of(code).right());
            Compilations.compile(List.of(), List.of(file)).generatedFiles().stream()
                    .filter(generated -> generated.getName().contains(CATALOGS))
                    .map(Compilations::text)
                    .forEach(catalogs::add);
        }

        assertThat(catalogs).hasSizeGreaterThan(60).allSatisfy(SpecifiedCatalogTest::assertAccepted);
    }

    /** Some of the libraries that samples use are missing here, which only their methods' bodies need. */
    @ParameterizedTest
    @MethodSource("samples")
    void thoseOfSamplesAre(Path sample, @TempDir Path folder) throws IOException {
        List<Path> sources = sources(sample.resolve("src/main/java"));
        long brokers = sources.stream()
                .flatMap(source -> Goldens.read(source).lines())
                .filter(line -> line.startsWith("@Broker"))
                .count();
        Workspace workspace = new Workspace(folder);

        workspace.compile(
                ToolProvider.getSystemJavaCompiler(), List.of(new BrokerProcessor()), List.of("-proc:only"), sources);

        List<String> catalogs = workspace.generated().entrySet().stream()
                .filter(generated -> generated.getKey().startsWith(CATALOGS))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(brokers).isPositive();
        assertThat(catalogs).hasSize((int) brokers).allSatisfy(SpecifiedCatalogTest::assertAccepted);
    }

    private static void assertAccepted(String catalog) {
        assertThat(SpecifiedCatalog.violations(catalog)).isEmpty();
        CloudControllerCatalog.assertAccepts(catalog);
    }

    /** What Cloud Controller does not accept, the compiler warns of, and only that: the rules of both are written apart. */
    @Test
    void theCompilerWarnsOfWhatCloudControllerRejects() {
        List<String> silent = new ArrayList<>();
        for (Path source : Goldens.list("fixtures")) {
            Fixture fixture = Fixture.read(source);
            if (fixture.messages().stream().anyMatch(message -> message.startsWith("ERROR [openbroker."))) {
                continue;
            }
            List<String> options = new ArrayList<>(Compilations.optionsIn(fixture.wrong()));
            options.removeIf(option -> option.startsWith("-Aopenbroker.platforms="));
            options.add("-Aopenbroker.platforms=cloudfoundry");
            Compilation compilation = Compilations.compile(
                    options, List.of(JavaFileObjects.forSourceString("fixture.Fixture", fixture.wrong())));
            boolean warned = compilation.warnings().stream()
                    .anyMatch(warning -> warning.getMessage(Locale.ENGLISH).contains("Cloud Foundry"));
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getName().contains(CATALOGS)
                        && warned
                                == CloudControllerCatalog.problems(Compilations.text(file))
                                        .isEmpty()) {
                    silent.add(source.getFileName() + (warned ? " warns without need" : " does not warn"));
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..", "samples"))) {
            // Others are in Kotlin, or peers with another framework.
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))
                            && Files.isDirectory(folder.resolve("src/main/java"))
                            && Goldens.read(folder.resolve("pom.xml")).contains(">openbroker-processor<"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && !file.endsWith("module-info.java")
                            && !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"name\": \"small\" | \"name\": \"large\" | twice",
                "\"plan-1\" | \"plan-2\" | twice",
                "\"plan-1\" | \"offering\" | twice",
                "\"plan-1\" | \"\" | must be at least 1 characters",
                "\"bindable\": true, | `` | bindable",
                "\"bindable\": true | \"bindable\": \"true\" | boolean",
                "\"description\": \"Small\", | `` | description",
                "\"1.0.0\" | \"1.0\" | pattern",
                "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\" "
                        + "| \"$schema\": \"http://json-schema.org/draft-04/schema#\", \"required\": true | array",
                "\"type\": \"object\" | \"type\": \"objekt\" | enumeration",
                "\"type\": \"object\" | \"$ref\": \"https://example.com/schema\" | refers",
                "\"service_instance\" | \"service_instances\" | service_instances"
            })
    void whatIsForbiddenIsFound(String right, String wrong, String named) {
        assertThat(CATALOG).contains(right);
        assertThat(SpecifiedCatalog.violations(CATALOG)).isEmpty();
        assertThat(SpecifiedCatalog.violations(CATALOG.replace(right, wrong)))
                .isNotEmpty()
                .anyMatch(violation -> violation.contains(named));
    }
}

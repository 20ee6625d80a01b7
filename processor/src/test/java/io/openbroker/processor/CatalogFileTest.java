package io.openbroker.processor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the compiler finds a catalog file, in a project on a real disk. */
class CatalogFileTest {

    private static final String CATALOG = """
            {"services": [{"name": "cache", "id": "offering-1", "description": "Caches", "bindable": false,
             "plans": [{"name": "small", "id": "plan-%s", "description": "Small"}]}]}
            """;

    private static final String BROKER = """
            package com.example;
            import io.openbroker.annotation.*;

            @Broker(catalog = "cache-catalog.json")
            public class CacheBroker {
                @Provision void provision(@PlanId String planId) {}
                @Deprovision void deprovision() {}
            }
            """;

    @TempDir
    Path project;

    @BeforeEach
    void writeBroker() throws Exception {
        write("src/com/example/CacheBroker.java", BROKER);
        Files.createDirectories(project.resolve("classes"));
    }

    @Test
    void findsItOnTheSourcePathBesideTheClassFirst() throws Exception {
        write("src/cache-catalog.json", CATALOG.formatted("root"));
        write("src/com/example/cache-catalog.json", CATALOG.formatted("beside"));

        assertThat(compile("-sourcepath", project.resolve("src").toString())).doesNotContain("error:", "warning:");

        assertThat(catalog()).contains("plan-beside");
    }

    @Test
    void findsItInTheClassOutput() throws Exception {
        write("classes/cache-catalog.json", CATALOG.formatted("output"));

        assertThat(compile()).doesNotContain("error:", "warning:");

        assertThat(catalog()).contains("plan-output");
        assertThat(Files.readString(project.resolve("classes/cache-catalog.json")))
                .as("it is read, not written")
                .contains("plan-output");
    }

    @Test
    void findsItInAFolderThatIsNamed() throws Exception {
        write("resources/cache-catalog.json", CATALOG.formatted("named"));
        write("classes/cache-catalog.json", CATALOG.formatted("output"));

        assertThat(compile("-Aopenbroker.resources=" + project.resolve("resources")))
                .doesNotContain("error:", "warning:");

        assertThat(catalog()).contains("plan-named");
    }

    @Test
    void saysWhereItHasLooked() throws Exception {
        assertThat(compile("-Aopenbroker.resources=" + project.resolve("resources")))
                .contains("[openbroker.CatalogNotFound] Catalog file \"cache-catalog.json\" was not found in "
                        + project.resolve("resources"));
    }

    @Test
    void flagsFollowFromHandlersWhereTheseAloneKnow() throws Exception {
        write("src/com/example/CacheBroker.java", BROKER.replace("@Broker(", "@Broker(state = State.EXTERNAL, "));
        write("classes/cache-catalog.json", CATALOG.formatted("own"));
        assertThat(compile()).doesNotContain("error:", "warning:");
        assertThat(catalog()).contains("\"instances_retrievable\":false");

        String promise = "\"instances_retrievable\": true, \"bindable\"";
        write("classes/cache-catalog.json", CATALOG.formatted("own").replace("\"bindable\"", promise));
        assertThat(compile())
                .contains("[openbroker.FlagNotKept] cache-catalog.json:1:", "/services/0/instances_retrievable")
                .contains("the broker has state = EXTERNAL, and offering \"cache\" has no @FetchInstance handler");
    }

    @Test
    void readsEveryEncodingOfUnicode() throws Exception {
        String text = CATALOG.formatted("ü");
        for (byte[] content : List.of(("\ufeff" + text).getBytes(UTF_8), text.getBytes(UTF_16))) {
            Files.write(project.resolve("classes/cache-catalog.json"), content);

            assertThat(compile()).doesNotContain("error:", "warning:");

            assertThat(catalog()).contains("plan-ü");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache-catalog.json", "cache-catalog.yaml"})
    void saysWhatKeepsAFileFromBeingRead(String file) throws Exception {
        String yaml = file.endsWith("yaml") ? "it is nested more than 500" : "Document nesting depth (501) exceeds";
        assertThat(compileWith(file, CATALOG.formatted("é").getBytes(ISO_8859_1)))
                .contains(
                        "The catalog file cannot be read: it is not encoded in UTF-8. Correct the file at this place.");
        assertThat(compileWith(file, metadata("[".repeat(20_000) + "]".repeat(20_000))))
                .contains("The catalog file cannot be read: " + yaml);
        assertThat(compileWith(file, metadata("9".repeat(2_000))))
                .contains("[openbroker.CatalogMalformed]")
                .contains("1000");
    }

    @Test
    void aliasesMayStandForMuchButNotForAll() throws Exception {
        String file = "cache-catalog.yaml";
        assertThat(compileWith(file, metadata("[&a {b: c}" + ", *a".repeat(1_000) + "]")))
                .doesNotContain("error:", "warning:");
        assertThat(compileWith(file, metadata("{a0: &a0 [x]" + doubled(30) + "}")))
                .contains("its aliases expand to more than 500000 values");
        assertThat(compileWith(file, metadata("{a0: &a0 [x]" + wrapped(20_000) + "}")))
                .contains("its aliases nest more than 500 levels deep");
        assertThat(compileWith(file, metadata("&a {b: *a}"))).contains("an alias is inside the value that it names");
    }

    /** The core schema of YAML 1.2, which people and tools write. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~     | null",
                "null | null",
                "Null | null",
                "True | true",
                "FALSE | false",
                "no | \"no\"",
                "+5    | 5",
                "012 | 12",
                "0x1F | 31",
                "0o17 | 15",
                ".5 | 0.5",
                "1.10 | 1.10",
                "\"~\" | \"~\"",
                "2026-01-01 | \"2026-01-01\""
            })
    void scalarsOfYamlAreWhatItsCoreSchemaSays(String yaml, String json) throws Exception {
        String catalog = """
                services:
                - {name: cache, id: offering-1, description: Caches, bindable: false,
                   plans: [{name: small, id: plan-1, description: Small}],
                   metadata: {a: [%s, 1]}}
                """;
        String file = "cache-catalog.yaml";

        assertThat(compileWith(file, catalog.formatted(yaml).getBytes(UTF_8))).doesNotContain("error:", "warning:");

        assertThat(catalog()).contains("\"a\":[" + json + ",1]");
    }

    /** For every optional member, null says what leaving it out says; so does an empty text, where a text is optional. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"description\": \"Caches\" | \"tags\": null, \"requires\": null, \"metadata\": null, \"dashboard_client\": null",
                "\"description\": \"Caches\" | \"instances_retrievable\": null, \"bindings_retrievable\": null",
                "\"description\": \"Caches\" | \"allow_context_updates\": null, \"plan_updateable\": null",
                "\"description\": \"Caches\" | \"metadata\": {\"displayName\": null, \"imageUrl\": \"\", \"supportUrl\": null}",
                "\"description\": \"Small\"  | \"free\": null, \"bindable\": null, \"plan_updateable\": null",
                "\"description\": \"Small\"  | \"binding_rotatable\": null, \"x-openbroker-retired\": null",
                "\"description\": \"Small\"  | \"maximum_polling_duration\": null, \"maintenance_info\": null",
                "\"description\": \"Small\"  | \"schemas\": null",
                "\"description\": \"Small\"  | \"metadata\": {\"costs\": null, \"bullets\": null, \"displayName\": \"\"}"
            })
    void nullIsAsIfTheMemberWereNotThere(String neighbour, String members) throws Exception {
        String plain = CATALOG.formatted("1");
        assertThat(plain).contains(neighbour);
        assertThat(compileWith("cache-catalog.json", plain.getBytes(UTF_8))).doesNotContain("error:", "warning:");
        String without = catalog();

        byte[] with = plain.replace(neighbour, neighbour + ", " + members).getBytes(UTF_8);
        assertThat(compileWith("cache-catalog.json", with)).doesNotContain("error:", "warning:");

        assertThat(catalog()).isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\": \"offering-1\"", "\"name\": \"cache\"", "\"description\": \"Small\""})
    void aRequiredMemberIsNotNull(String member) throws Exception {
        String name = member.replaceFirst(":.*", "");
        String content = CATALOG.formatted("1").replace(member, name + ": null");

        assertThat(compileWith("cache-catalog.json", content.getBytes(UTF_8)))
                .contains("Field " + name + " is null. Replace it with a string.")
                .contains("1 error");
    }

    private static String doubled(int times) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(i -> ", a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]")
                .collect(Collectors.joining());
    }

    private static String wrapped(int times) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(i -> ", a" + i + ": &a" + i + " [*a" + (i - 1) + "]")
                .collect(Collectors.joining());
    }

    private static byte[] metadata(String value) {
        return CATALOG.formatted("1")
                .replace("\"bindable\"", "\"metadata\": {\"own\": " + value + "}, \"bindable\"")
                .getBytes(UTF_8);
    }

    private String compileWith(String file, byte[] content) throws Exception {
        write("src/com/example/CacheBroker.java", BROKER.replace("cache-catalog.json", file));
        Files.write(project.resolve("classes").resolve(file), content);
        return compile();
    }

    private void write(String path, String text) throws Exception {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, UTF_8);
    }

    private String catalog() throws Exception {
        return Files.readString(project.resolve("classes/META-INF/openbroker/com.example.CacheBroker.json"));
    }

    /** What the compiler says. */
    private String compile(String... options) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<String> all = new ArrayList<>(Stream.of(options).toList());
            all.addAll(List.of("-d", project.resolve("classes").toString(), "-proc:only"));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    said,
                    files,
                    null,
                    all,
                    null,
                    files.getJavaFileObjects(project.resolve("src/com/example/CacheBroker.java")));
            task.setProcessors(List.of(new BrokerProcessor()));
            task.call();
        }
        return said.toString();
    }
}

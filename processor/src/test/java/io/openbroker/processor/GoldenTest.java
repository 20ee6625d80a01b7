package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated for some brokers, as it is to be read; it compiles without a warning. */
class GoldenTest {

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full", "file", "template", "parameters", "external"})
    void generatesWhatIsExpected(String name) throws Exception {
        Path output = Goldens.path("golden").resolve(name).resolve("output");

        Map<String, String> actual = generate(name);

        if (Goldens.update()) {
            actual.forEach((path, text) -> Goldens.write(output.resolve(path), text));
        }
        assertThat(actual).isEqualTo(expected(output));
    }

    static Map<String, String> generate(String name) {
        List<String> inputs = Goldens.list("golden/" + name + "/input").stream()
                .map(Goldens::read)
                .toList();
        Compilation compilation = Compilations.compile(
                List.of("-Werror", "-Aopenbroker.resources=" + Goldens.path("")),
                Stream.concat(inputs.stream(), ServerStubs.SOURCES.stream())
                        .map(Compilations::source)
                        .toList());
        assertThat(compilation).succeededWithoutWarnings();
        return Compilations.generated(compilation);
    }

    private static Map<String, String> expected(Path output) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(output)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file ->
                            files.put(output.relativize(file).toString().replace('\\', '/'), Goldens.read(file)));
        }
        return files;
    }
}

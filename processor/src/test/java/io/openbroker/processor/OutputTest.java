package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the output directory after a compiler's run over files, and in modules. */
class OutputTest {

    private static final String MODULE = """
            module com.example.broker {
                requires transitive io.openbroker.annotations;
                requires io.openbroker.runtime;
                requires tools.jackson.databind;
                exports com.example;
            }
            """;

    private static final String MODULAR = Brokers.source("com.example", "Modular")
            .replace("public enum Plans", "public Modular() {}\n    public enum Plans");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aMistakeInOneBrokerLeavesAnotherAlone() throws Exception {
        write("Broken.java", Brokers.source("com.example", "Broken").replace("@Deprovision", ""));
        write("Clean.java", Brokers.source("com.example", "Clean"));

        List<String> messages = compile("-classpath", classPath());

        assertThat(messages).singleElement().asString().contains("[openbroker.MissingHandler]");
        assertThat(output())
                .contains("com/example/CleanDispatcher.java", "META-INF/openbroker/com.example.Clean.json")
                .contains("com/example/BrokenDispatcher.java")
                .noneMatch(name -> name.equals("META-INF/openbroker/com.example.Broken.json"))
                .noneMatch(name -> name.endsWith(".class"));
    }

    @Test
    void aModuleNeedsNothingButTheRuntime() throws Exception {
        write("module-info.java", MODULE);
        write("Modular.java", MODULAR);

        assertThat(compile("-Werror", "--module-path", modulePath())).isEmpty();
        assertThat(output()).contains("com/example/ModularDispatcher.class");
    }

    @Test
    void aModuleThatSeesTheAnnotationGetsIt() throws Exception {
        write("module-info.java", MODULE.replace("exports", "requires static java.compiler;\n    exports"));
        write("Modular.java", MODULAR);

        assertThat(compile("-Werror", "--module-path", modulePath())).isEmpty();
        assertThat(Files.readString(folder.resolve("out/com/example/ModularDispatcher.java")))
                .contains("@Generated(\"io.openbroker.processor.BrokerProcessor\")");
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("src")).resolve(name), text);
    }

    private List<String> compile(String... more) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(List.of(
                "-d",
                Files.createDirectories(folder.resolve("out")).toString(),
                "-Xlint:all,-processing,-path,-requires-automatic,-requires-transitive-automatic"));
        options.addAll(Arrays.asList(more));
        try (var files = compiler.getStandardFileManager(said, Locale.ENGLISH, null);
                Stream<Path> sources = Files.list(folder.resolve("src"))) {
            var task = compiler.getTask(
                    null,
                    files,
                    said,
                    options,
                    null,
                    files.getJavaFileObjectsFromPaths(sources.sorted().toList()));
            task.setProcessors(List.of(new BrokerProcessor()));
            boolean succeeded = task.call();
            assertThat(succeeded).isEqualTo(said.getDiagnostics().stream().noneMatch(OutputTest::isError));
        }
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }

    private static boolean isError(Diagnostic<?> diagnostic) {
        return diagnostic.getKind() == Diagnostic.Kind.ERROR;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Without the tests of the runtime, which are in packages of its module. */
    private static String modulePath() {
        return Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("-tests.jar")
                        && !Path.of(entry).endsWith(Path.of("core", "target", "test-classes")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> output() throws Exception {
        Path out = folder.resolve("out");
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}

package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;

/**
 * Sources in a folder, and what a compiler makes of them in another one.
 *
 * @param libraries folders with the classes of other modules
 */
record Workspace(Path folder, List<Path> libraries) {

    Workspace {
        libraries = List.copyOf(libraries);
    }

    Workspace(Path folder) {
        this(folder, List.of());
    }

    /** Writes a source, which goes by its class. */
    Path write(String name, String text) throws IOException {
        return Files.writeString(Files.createDirectories(folder.resolve("src")).resolve(name + ".java"), text);
    }

    /** Writes a source into the folder of its package. */
    Path write(String packageName, String name, String text) throws IOException {
        Path sources = folder.resolve("src").resolve(packageName.replace('.', '/'));
        return Files.writeString(Files.createDirectories(sources).resolve(name + ".java"), text);
    }

    Path output() throws IOException {
        return Files.createDirectories(folder.resolve("out"));
    }

    /** What a compiler says but notes; the processors are those given, or else those that it finds on the class path. */
    List<String> compile(JavaCompiler compiler, List<Processor> processors, List<String> options, List<Path> sources)
            throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(
                List.of("-d", output().toString(), "-s", output().toString(), "-classpath", classPath()));
        all.addAll(options);
        try (var files = compiler.getStandardFileManager(said, Locale.ENGLISH, null)) {
            var task = compiler.getTask(null, files, said, all, null, files.getJavaFileObjectsFromPaths(sources));
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            task.call();
        }
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getKind() + " " + diagnostic.getMessage(Locale.ENGLISH))
                .toList();
    }

    /** Compiles with warnings as errors; skips the test where there is no JDK 25. */
    void compileWithJdk25(List<Path> sources) throws IOException, InterruptedException {
        String home = System.getProperty("openbroker.jdk25", System.getenv().getOrDefault("JAVA_HOME_25", ""));
        Path javac = Path.of(home, "bin", "javac");
        assumeTrue(
                !home.isEmpty() && Files.isExecutable(javac),
                "There is no JDK 25: set JAVA_HOME_25, or -Dopenbroker.jdk25, to its home");
        List<String> command = new ArrayList<>(List.of(javac.toString(), "-proc:full", "-Xlint:all,-processing,-path"));
        command.addAll(List.of("-processor", BrokerProcessor.class.getName(), "-Werror"));
        command.addAll(List.of("-d", output().toString(), "-classpath", classPath()));
        sources.forEach(source -> command.add(source.toString()));

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    /** The text of all generated files under their paths. */
    Map<String, String> generated() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(output())) {
            paths.filter(path ->
                            path.toString().endsWith(".java") || path.toString().endsWith(".json"))
                    .forEach(path -> files.put(relative(path), Goldens.read(path)));
        }
        return files;
    }

    boolean has(String name) throws IOException {
        return Files.exists(output().resolve(name));
    }

    private String relative(Path path) {
        try {
            return output().relativize(path).toString().replace('\\', '/');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is already compiled comes first, as in a build that compiles again what has changed. */
    String classPath() throws IOException {
        String before = Stream.concat(Stream.of(output()), libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return before + File.pathSeparator + System.getProperty("java.class.path");
    }
}

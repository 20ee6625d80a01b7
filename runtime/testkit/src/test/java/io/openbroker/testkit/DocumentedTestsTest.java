package io.openbroker.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests that the documentation shows compile without a warning, and succeed. */
class DocumentedTestsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern JAVA = Pattern.compile("```java\n(package com\\.example;.*?)\n```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);

    @TempDir
    private Path output = Path.of("");

    @Test
    void theReadmeTestsItsBroker() throws Exception {
        assertThat(run(sources("README.md"), "com.example.QueueBrokerTest")).isEqualTo("1 succeeded, 0 failed");
    }

    @Test
    void theTutorialTestsItsBroker() throws Exception {
        assertThat(run(sources("docs/tutorial.md"), "com.example.NotesBrokerTest"))
                .isEqualTo("2 succeeded, 0 failed");
    }

    @Test
    void thePageOnTestingIsRight() throws Exception {
        List<String> sources = new ArrayList<>(sources("docs/tutorial.md"));
        sources.addAll(sources("docs/testing.md"));
        compile(sources);
        assertThat(run("com.example.NotesLifeTest")).isEqualTo("3 succeeded, 0 failed");
        assertThat(run("com.example.CrashTest")).isEqualTo("2 succeeded, 0 failed");
        assertThat(run("com.example.NotesConformanceTest")).contains(" 0 failed");
    }

    /** The brokers of the documentation write files into the current directory; here it is another one. */
    private static List<String> sources(String page) throws IOException {
        return JAVA.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(block -> block.group(1).replace("Path.of(\"", "Path.of(\"target\", \"documented\", \"") + "\n")
                .toList();
    }

    private String run(List<String> sources, String test) throws Exception {
        compile(sources);
        return run(test);
    }

    private String run(String test) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {output.toUri().toURL()}, getClass().getClassLoader())) {
            return new TestRun().apply(loader.loadClass(test));
        }
    }

    private void compile(List<String> sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            List<Source> units = sources.stream().map(Source::new).toList();
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, problems, List.of("-Xlint:all,-processing", "-parameters"), null, units);
            task.setProcessors(ServiceLoader.load(Processor.class));
            assertThat(task.call()).as(problems.getDiagnostics().toString()).isTrue();
            assertThat(problems.getDiagnostics())
                    .filteredOn(problem -> problem.getKind() != Diagnostic.Kind.NOTE)
                    .isEmpty();
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String code) {
            super(URI.create("string:///com/example/" + name(code) + ".java"), Kind.SOURCE);
            this.code = code;
        }

        private static String name(String code) {
            Matcher type = TYPE.matcher(code);
            assertThat(type.find()).as(code).isTrue();
            return type.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}

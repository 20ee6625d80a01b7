package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is true. */
class ReadmeTest {

    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void compilesTheBroker(@TempDir Path output) throws IOException {
        Matcher code = Pattern.compile("```java\n(package com\\.example;.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(code.find()).isTrue();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            problems,
                            List.of("-Xlint:all", "-Xlint:-processing", "-parameters"),
                            null,
                            List.of(new Source("com/example/NotesBroker.java", code.group(1))))
                    .call();
            assertThat(problems.getDiagnostics()).isEmpty();
            assertThat(compiled).isTrue();
        }
        assertThat(output.resolve("com/example/NotesBrokerServer.class")).exists();
        assertThat(output.resolve("META-INF/openbroker/com.example.NotesBroker.json"))
                .exists();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}

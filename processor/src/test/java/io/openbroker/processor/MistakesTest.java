package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.openbroker.runtime.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Each of the mistakes that beginners make gives one message, although other code names the classes that are generated for the
 * broker, and although the compiler goes on as far as it can.
 */
class MistakesTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "mistakes.md");

    private static final String SERVED = """
            package com.example;

            import com.example.DatabaseBrokerDispatcher;
            import io.openbroker.runtime.generated.BrokerDispatcher;

            class Main {
                private final DatabaseBrokerDispatcher dispatcher;

                Main(DatabaseBroker broker) {
                    dispatcher = new DatabaseBrokerDispatcher(broker);
                }

                BrokerDispatcher dispatcher() {
                    return dispatcher;
                }
            }
            """;

    /** As much as is safe where no class can stand in, without the runtime. */
    private static final String NAMED_IN_BODY = """
            package com.example;

            class Main {
                Object dispatcher(DatabaseBroker broker) {
                    return new DatabaseBrokerDispatcher(broker);
                }
            }
            """;

    /** A mistake, and all that the compiler says of it. */
    private record Mistake(int number, String title, String source, String message) {
        String section() {
            return "## %d. %s\n\n```java\n%s\n```\n\n```text\n%s\n```\n".formatted(number, title, source, message);
        }
    }

    @Test
    void eachGivesOneMessage() throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        for (Path file : Goldens.list("mistakes")) {
            mistakes.add(compile(mistakes.size() + 1, file));
        }
        assertThat(mistakes).hasSizeGreaterThanOrEqualTo(30);
        GeneratedPart.of(DOCUMENT, "the compiler")
                .hold(mistakes.stream().map(Mistake::section).collect(Collectors.joining("\n")));
    }

    private static Mistake compile(int number, Path file) {
        String text = Goldens.read(file);
        String title = text.lines().findFirst().orElseThrow().replace("// ", "");
        String source = text.substring(text.indexOf('\n') + 1);
        List<String> options = new ArrayList<>();
        if (title.contains("Only the annotations")) {
            options.addAll(List.of("-classpath", Compilations.classPathWithoutRuntime()));
        }
        List<Diagnostic<? extends JavaFileObject>> said = said(options, source);
        assertThat(said).as(title).hasSize(1);
        return new Mistake(number, title, Compilations.withoutImports(source), shown(said.get(0)));
    }

    private static List<Diagnostic<? extends JavaFileObject>> said(List<String> options, String source) {
        List<String> all = new ArrayList<>(options);
        all.add("--should-stop=ifError=FLOW");
        String main = options.isEmpty() ? SERVED : NAMED_IN_BODY;
        return Compilations.compile(
                        all,
                        List.of(
                                JavaFileObjects.forSourceString("com.example.DatabaseBroker", source),
                                JavaFileObjects.forSourceString("com.example.Main", main)))
                .diagnostics();
    }

    private static String shown(Diagnostic<? extends JavaFileObject> diagnostic) {
        return "DatabaseBroker.java:%d:%d: %s: %s"
                .formatted(
                        diagnostic.getLineNumber(),
                        diagnostic.getColumnNumber(),
                        diagnostic.getKind().name().toLowerCase(Locale.ROOT),
                        diagnostic.getMessage(Locale.ENGLISH));
    }
}

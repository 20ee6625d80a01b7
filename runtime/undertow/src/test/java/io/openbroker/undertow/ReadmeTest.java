package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.platform.CloudControllerCatalog;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

    private static final String PROVISION = """
            {"service_id": "2f9c1d5e-7b43-4f0a-9a51-c1f6d3e8b7a0", "plan_id": "8e1b6a34-0c2d-4e58-9f77-5a4b3c2d1e0f",
             "context": {"platform": "kubernetes"}, "parameters": {"megabytes": 500}}""";

    @Test
    void compilesTheBroker(@TempDir Path output) throws IOException {
        compile(output);

        assertThat(output.resolve("com/example/QueueBrokerDispatcher.class")).exists();
        assertThat(output.resolve("META-INF/openbroker/com.example.QueueBroker.json"))
                .exists();
    }

    @Test
    void cloudFoundryAcceptsItsCatalog(@TempDir Path output) throws IOException {
        compile(output);

        CloudControllerCatalog.assertAccepts(
                Files.readString(output.resolve("META-INF/openbroker/com.example.QueueBroker.json")));
    }

    @Test
    void rejectsWhatBreaksAConstraint(@TempDir Path output) throws Exception {
        compile(output);
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {output.toUri().toURL()}, getClass().getClassLoader());
                BrokerServer server = BrokerServer.start(
                        ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication(),
                        dispatcher(loader))) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.uri().resolve("/v2/service_instances/i"))
                                    .header("X-Broker-API-Version", "2.17")
                                    .header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString(PROVISION))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(shown("```json\n(.*?)\n```"));
        }
    }

    private static BrokerDispatcher dispatcher(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> broker = loader.loadClass("com.example.QueueBroker");
        return (BrokerDispatcher) loader.loadClass("com.example.QueueBrokerDispatcher")
                .getConstructor(broker)
                .newInstance(broker.getConstructor().newInstance());
    }

    private static String shown(String block) throws IOException {
        Matcher found = Pattern.compile(block, Pattern.DOTALL).matcher(Files.readString(README));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void compile(Path output) throws IOException {
        String code = shown("```java\n(package com\\.example;.*?)```");
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
                            List.of(new Source("com/example/QueueBroker.java", code)))
                    .call();
            assertThat(problems.getDiagnostics()).isEmpty();
            assertThat(compiled).isTrue();
        }
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

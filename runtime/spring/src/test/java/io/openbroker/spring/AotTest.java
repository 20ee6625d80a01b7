package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that Spring has processed ahead of time serves its brokers. */
class AotTest {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final String APPLICATION = AotApplication.class.getName();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void servesBrokersWithGeneratedConfiguration() throws Exception {
        Path sources = directory.resolve("sources");
        Path resources = directory.resolve("resources");
        Path classes = directory.resolve("classes");
        process(sources, resources, classes);
        compile(sources, classes);

        String hints;
        try (Stream<Path> files = Files.walk(resources)) {
            hints = Files.readString(files.filter(file -> file.endsWith("reachability-metadata.json"))
                            .findFirst()
                            .orElseThrow())
                    .replace("\\/", "/");
        }
        assertThat(hints)
                .contains("io.openbroker.spring.QueueBrokerDispatcher")
                .contains("META-INF/openbroker/io.openbroker.spring.QueueBroker.json");

        List<String> command = java(List.of("-Dspring.aot.enabled=true"), List.of(classes, resources), APPLICATION);
        command.addAll(arguments());
        Process application =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader output = application.inputReader()) {
            StringBuilder text = new StringBuilder();
            Platform.on(port(output, text).orElseThrow(() -> new AssertionError(text)))
                    .walk("i1");
            assertThat(text).contains("Starting AOT-processed");
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    private static void process(Path sources, Path resources, Path classes) throws IOException, InterruptedException {
        List<String> command = java(List.of(), List.of(), "org.springframework.boot.SpringApplicationAotProcessor");
        command.addAll(List.of(
                APPLICATION, sources.toString(), resources.toString(), classes.toString(), "io.openbroker", "test"));
        command.addAll(arguments());
        Process processing =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(processing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(processing.waitFor()).as(output).isZero();
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-classpath",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private static List<String> java(List<String> options, List<Path> first, String main) {
        List<String> path = new ArrayList<>(first.stream().map(Path::toString).toList());
        path.add(System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path), main));
        return command;
    }

    private static List<String> arguments() {
        return TestApplications.properties(
                        List.of(), "openbroker.state=memory", "openbroker.username=cf", "openbroker.password=s3cr3t")
                .stream()
                .map(property -> "--" + property)
                .toList();
    }

    private static Optional<Integer> port(BufferedReader output, StringBuilder text) throws IOException {
        String line = output.readLine();
        while (line != null) {
            text.append(line).append('\n');
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return Optional.of(Integer.parseInt(port.group(1)));
            }
            line = output.readLine();
        }
        return Optional.empty();
    }
}

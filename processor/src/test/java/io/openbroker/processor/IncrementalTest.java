package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build may compile one changed broker class by itself, and keep what was generated for the others. */
class IncrementalTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void oneChangedClassIsCompiledByItself() throws Exception {
        String changed = Brokers.source("com.example", "Beta").replace("A plan", "Another description");
        Workspace incremental = new Workspace(folder.resolve("incremental"));
        Path alpha = incremental.write("Alpha", Brokers.source("com.example", "Alpha"));
        Path beta = incremental.write("Beta", Brokers.source("com.example", "Beta"));
        assertThat(compile(incremental, alpha, beta)).isEmpty();
        Map<String, String> before = incremental.generated();

        incremental.write("Beta", changed);
        assertThat(compile(incremental, beta)).isEmpty();

        Workspace whole = new Workspace(folder.resolve("whole"));
        assertThat(compile(
                        whole,
                        whole.write("Alpha", Brokers.source("com.example", "Alpha")),
                        whole.write("Beta", changed)))
                .isEmpty();
        assertThat(incremental.generated()).isEqualTo(whole.generated());
        Map<String, String> others = new HashMap<>(before);
        others.keySet().removeIf(name -> name.contains("Beta"));
        assertThat(incremental.generated()).containsAllEntriesOf(others);
    }

    @Test
    void handlersOfACompiledSuperclassGiveTheOneMessageTooThatItsSourceWould() throws Exception {
        Workspace workspace = new Workspace(folder);
        Path base = workspace.write("Base", """
                package com.example;
                import io.openbroker.annotation.*;
                public class Base {
                    @Provision void provision() {}
                    @Bind void bind() {}
                }
                """);
        Path broker = workspace.write(
                "Heir",
                Brokers.source("com.example", "Heir")
                        .replace("class Heir", "class Heir extends Base")
                        .replace("@Provision", ""));

        List<String> together = compile(workspace, base, broker);
        assertThat(workspace.compile(
                        ToolProvider.getSystemJavaCompiler(), List.of(), List.of("-proc:none"), List.of(base)))
                .isEmpty();

        assertThat(compile(workspace, broker)).isEqualTo(together);
        assertThat(together).singleElement().asString().contains("[openbroker.InheritedHandler]", "Base");
    }

    @Test
    void everyOutputHasItsBrokerForOrigin() throws Exception {
        Workspace workspace = new Workspace(folder);
        Map<String, List<String>> origins = new HashMap<>();
        FilerProcessor processor = new FilerProcessor((filer, method, arguments) -> {
            int last = arguments.length - 1;
            origins.put(
                    arguments[last - 1].toString(),
                    Arrays.stream((Element[]) arguments[last])
                            .map(Element::toString)
                            .toList());
            return method.invoke(filer, arguments);
        });
        List<Path> sources = List.of(
                workspace.write("Alpha", Brokers.source("com.example", "Alpha")),
                workspace.write(
                        "Broken", Brokers.source("com.example", "Broken").replace("@Deprovision", "")),
                workspace.write("BrokerServer", ServerStubs.SOURCES.get(0)),
                workspace.write("ServerSettings", ServerStubs.SOURCES.get(1)));

        workspace.compile(ToolProvider.getSystemJavaCompiler(), List.of(processor), List.of(), sources);

        assertThat(origins)
                .containsOnly(
                        Map.entry("com.example.AlphaDispatcher", List.of("com.example.Alpha")),
                        Map.entry("META-INF/openbroker/com.example.Alpha.json", List.of("com.example.Alpha")),
                        Map.entry("com.example.BrokenDispatcher", List.of("com.example.Broken")));
    }

    private static List<String> compile(Workspace workspace, Path... sources) throws Exception {
        return workspace.compile(
                ToolProvider.getSystemJavaCompiler(), List.of(new BrokerProcessor()), List.of(), List.of(sources));
    }
}

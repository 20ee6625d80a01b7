package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import org.junit.jupiter.api.Test;

/** What other processors generate may stand in a broker class. */
class RoundsTest {

    private static Compilation compile(String source, String name, String text) {
        return Compiler.javac()
                .withProcessors(new BrokerProcessor(), new ClassGenerator("com.example.Waiting", name, text))
                .compile(Compilations.source(source));
    }

    @Test
    void parametersMayBeGenerated() {
        String source = Brokers.source("com.example", "Waiting")
                .replace("provision(Plans plan)", "provision(@Parameters Options options)");

        Compilation compilation =
                compile(source, "com.example.Options", "package com.example; public record Options(String name) {}");

        assertThat(compilation).succeeded();
        assertThat(Compilations.generated(compilation).get("com/example/WaitingDispatcher.java"))
                .contains("call.parameters(Options.class)");
    }

    @Test
    void plansMayBeGenerated() {
        String source = Brokers.source("com.example", "Waiting")
                .replace("Waiting.Plans.class", "Generated.class")
                .replace("provision(Plans plan)", "provision(Generated plan)");

        Compilation compilation = compile(source, "com.example.Generated", """
                package com.example;
                public enum Generated {
                    @io.openbroker.annotation.Plan(id = "generated-plan", description = "Made by another") MADE
                }
                """);

        assertThat(compilation).succeeded();
        assertThat(Compilations.generated(compilation).get("META-INF/openbroker/com.example.Waiting.json"))
                .contains("\"id\":\"generated-plan\"");
    }

    @Test
    void aBrokerMayUseItsOwnDispatcher() {
        String source = Brokers.source("com.example", "Selfish")
                .replace(
                        "public enum Plans",
                        "SelfishDispatcher dispatcher() { return new SelfishDispatcher(this); }\n    public enum Plans");

        assertThat(Compiler.javac().withProcessors(new BrokerProcessor()).compile(Compilations.source(source)))
                .succeededWithoutWarnings();
    }
}

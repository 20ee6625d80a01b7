package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever compiler runs the processor, the same is generated, and the same is said. */
class OtherCompilersTest {

    private static final String IMPORTING = """
            package com.example;

            import static com.example.ImportingBroker.Plans.GREATEST;
            import static com.example.ImportingBroker.Plans.NAME;
            import static com.example.ImportingBroker.Plans.SMALL;
            import static com.example.ImportingBroker.Plans.SMALL_ID;

            import io.openbroker.annotation.*;

            @ImportingBroker.For(SMALL)
            @Broker
            @ServiceOffering(
                id = ImportingBroker.ID, name = NAME, description = "Imports", plans = ImportingBroker.Plans.class)
            public class ImportingBroker {
              static final String ID = "5f6a1c1e-8f0e-4d0b-9d57-2f3a6b1c7e10";

              public enum Plans {
                @Plan(id = Plans.SMALL_ID, description = "Small") SMALL,
                @Plan(id = "0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5c", description = "Large") LARGE;

                static final String SMALL_ID = "0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5b";
                static final String NAME = "imported";
                static final long GREATEST = 7;
              }

              @interface For { Plans[] value() default SMALL; }

              record Options(@jakarta.validation.constraints.Max(GREATEST) int size) {}

              @For({SMALL, Plans.LARGE})
              @Provision(offering = NAME)
              void provision(@PlanId String planId, Plans plan, @Parameters Options options) {
                if (plan == SMALL && !planId.equals(SMALL_ID)) throw new IllegalStateException();
              }

              @Deprovision
              void deprovision(@InstanceId String id) {}
            }
            """;

    private static final String LIBRARY = """
            package lib;

            @org.jspecify.annotations.NullMarked
            public record Options(
                    @org.jspecify.annotations.Nullable String name,
                    java.util.Optional<@jakarta.validation.constraints.Max(9) Integer> size) {}
            """;

    private static final String SEEN = "\"name\":{\"type\":[\"string\",\"null\"]},"
            + "\"size\":{\"type\":\"integer\",\"minimum\":-2147483648,\"maximum\":9}";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eclipseGeneratesTheSame() throws Exception {
        assertThat(compileWithEclipse("StorageBroker", fullBroker())).isEmpty();
        assertThat(eclipse().generated()).isEqualTo(expected());
        assertThat(eclipse().has("com/example/storage/StorageBrokerDispatcher.class"))
                .isTrue();
    }

    @Test
    void eclipseSaysTheSame() throws Exception {
        String broken = Brokers.source("com.example", "Broken")
                .replace("provision(Plans plan)", "provision(String id)")
                .replace("@Deprovision", "");

        assertThat(compileWithEclipse("Broken", broken))
                .hasSize(2)
                .allMatch(message -> message.contains("[openbroker."));
    }

    @Test
    void eclipseReportsItselfWhatItCannotResolve() throws Exception {
        String unresolved =
                Brokers.source("com.example", "Unresolved").replace("provision(Plans plan)", "provision(Missing id)");

        assertThat(compileWithEclipse("Unresolved", unresolved))
                .singleElement()
                .asString()
                .contains("Missing");
    }

    @Test
    void jdk25GeneratesTheSame() throws Exception {
        compileWithJdk25("StorageBroker", fullBroker());
        assertThat(new Workspace(folder).generated()).isEqualTo(expected());
    }

    /** Constants may stand within the enum of plans, and be imported into the class around it. */
    @Test
    void everyCompilerKnowsConstantsThatAreImportedFromWithin() throws Exception {
        Workspace javac = new Workspace(folder.resolve("javac"));
        Path source = javac.write("ImportingBroker", IMPORTING);

        assertThat(javac.compile(
                        ToolProvider.getSystemJavaCompiler(),
                        List.of(new BrokerProcessor()),
                        List.of("-Xlint:all,-processing,-path"),
                        List.of(source)))
                .isEmpty();
        assertThat(javac.generated().get("META-INF/openbroker/com.example.ImportingBroker.json"))
                .contains("\"name\":\"imported\"", "\"id\":\"0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5b\"", "\"maximum\":7");
        assertThat(compileWithEclipse("ImportingBroker", IMPORTING)).isEmpty();
        assertThat(eclipse().generated()).isEqualTo(javac.generated());
        compileWithJdk25("ImportingBroker", IMPORTING);
        assertThat(new Workspace(folder).generated()).isEqualTo(javac.generated());
    }

    @Test
    void everyCompilerSeesWhatTheClassFilesOfAnotherModuleSayOfTheirTypes() throws Exception {
        String broker = Brokers.source("com.example", "Importing")
                .replace("@Deprovision", "@Update void update(@Parameters lib.Options options) {} @Deprovision");
        Workspace library = new Workspace(folder.resolve("library"));
        assertThat(library.compile(
                        ToolProvider.getSystemJavaCompiler(),
                        List.of(),
                        List.of("-proc:none"),
                        List.of(library.write("lib", "Options", LIBRARY))))
                .isEmpty();
        Workspace javac = new Workspace(folder.resolve("javac"), List.of(library.output()));
        Workspace eclipse = new Workspace(folder.resolve("eclipse"), List.of(library.output()));
        Workspace jdk25 = new Workspace(folder.resolve("jdk25"), List.of(library.output()));

        assertThat(javac.compile(
                        ToolProvider.getSystemJavaCompiler(),
                        List.of(new BrokerProcessor()),
                        List.of(),
                        List.of(javac.write("Importing", broker))))
                .isEmpty();
        assertThat(javac.generated().toString()).contains(SEEN);
        assertThat(eclipse.compile(
                        new EclipseCompiler(),
                        List.of(new BrokerProcessor()),
                        List.of("-source", "17", "-target", "17", "-warn:none"),
                        List.of(eclipse.write("Importing", broker))))
                .isEmpty();
        assertThat(eclipse.generated()).isEqualTo(javac.generated());
        jdk25.compileWithJdk25(List.of(jdk25.write("Importing", broker)));
        assertThat(jdk25.generated()).isEqualTo(javac.generated());
    }

    private void compileWithJdk25(String name, String text) throws Exception {
        Workspace workspace = new Workspace(folder);
        workspace.compileWithJdk25(List.of(workspace.write(name, text)));
    }

    private Workspace eclipse() {
        return new Workspace(folder.resolve("eclipse"));
    }

    private List<String> compileWithEclipse(String name, String text) throws Exception {
        Path source = eclipse().write(name, text);
        return eclipse()
                .compile(
                        new EclipseCompiler(),
                        List.of(new BrokerProcessor()),
                        List.of("-source", "17", "-target", "17", "-warn:none"),
                        List.of(source));
    }

    private Map<String, String> expected() throws Exception {
        Workspace javac = new Workspace(folder.resolve("expected"));
        Path source = javac.write("StorageBroker", fullBroker());
        javac.compile(ToolProvider.getSystemJavaCompiler(), List.of(new BrokerProcessor()), List.of(), List.of(source));
        return javac.generated();
    }

    private static String fullBroker() {
        return Goldens.read(Goldens.path("golden/full/input/StorageBroker.java"));
    }
}

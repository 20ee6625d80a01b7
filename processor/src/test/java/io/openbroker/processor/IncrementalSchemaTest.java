package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schemas, and all else that is generated, do not depend on which sources a build compiles, and which it has as class files. */
class IncrementalSchemaTest {

    private static final String BROKER = """
            package com.example;

            import io.openbroker.annotation.*;
            import com.example.types.*;

            @Broker
            @ServiceOffering(
                    id = "5f6a1c1e-8f0e-4d0b-9d57-2f3a6b1c7e10", name = "database", description = "Something", plans = Plans.class)
            class Database {
                @Provision
                void provision(@InstanceId String id, Plans plan, @Parameters Options options) {}

                @Update
                void update(@Parameters Change change) {}

                @Bind
                Access bind(@Parameters Shape shape) {
                    return new Access("");
                }

                @Unbind
                void unbind(@InstanceId String id) {}

                @Deprovision
                void deprovision(@InstanceId String id) {}

                record Access(String uri) {}
            }
            """;

    private static final String PLANS = """
            package com.example.types;

            import io.openbroker.annotation.*;

            public enum Plans {
                @Plan(id = "0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5b", description = "Small",
                        costs = @Cost(amount = @Cost.Amount(currency = "usd", value = 9), unit = "MONTHLY"),
                        metadata = @MetadataEntry(key = "sizes", json = "[1, 2]"))
                SMALL,
                @Plan(id = "0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5c", description = "Large", free = false)
                LARGE
            }
            """;

    private static final String OPTIONS = """
            package com.example.types;

            import jakarta.validation.constraints.*;
            import java.util.*;
            import org.jspecify.annotations.*;

            /**
             * What a database is made of.
             *
             * @param size how many <b>gigabytes</b>, of {@code 1} to 64
             * @param labels what it is found by
             */
            @NullMarked
            public record Options(
                    Optional<@Min(1) @Max(64) Integer> size,
                    List<@Size(min = 1, max = 9) @Pattern(regexp = "[a-z]+") String> labels,
                    Map<String, List<@NotBlank String>> groups,
                    @Nullable String note,
                    Optional<Node> node) {

                /**
                 * A node.
                 *
                 * @param zone where it is
                 */
                public record Node(String zone, @Nullable Node next) {}
            }
            """;

    private static final String CHANGE = """
            package com.example.types;

            import jakarta.validation.constraints.*;
            import java.util.*;

            /** What can be changed. */
            public class Change extends Base {
                @interface Nullable {}

                /** A hint for people. */
                private String hint = "";
                private List<@Size(max = 3) String> tags = List.of();
                private Shape shape;

                public void setHint(@Size(max = 7) String hint) { this.hint = hint; }

                /** Tags, up to three letters each. */
                public void setTags(List<@Size(max = 3) String> tags) { this.tags = tags; }

                public void setShape(Shape shape) { this.shape = shape; }
            }

            class Base {
                /** Who asks. */
                public Optional<@Email String> contact = Optional.empty();
            }
            """;

    private static final String SHAPE = """
            package com.example.types;

            import com.fasterxml.jackson.annotation.*;
            import jakarta.validation.constraints.*;
            import java.util.*;

            /** How it looks. */
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
            public sealed interface Shape {
                /** Round. */
                record Circle(Optional<@Positive Double> radius) implements Shape {}

                record Box(List<@Min(2) Integer> sides) implements Shape {}
            }
            """;

    private static final Map<String, String> SOURCES =
            Map.of("Plans", PLANS, "Options", OPTIONS, "Change", CHANGE, "Shape", SHAPE);

    @TempDir
    private Path folder = Path.of("");

    private enum Compiler {
        JAVAC {
            @Override
            void compile(Workspace workspace, List<Path> sources) throws Exception {
                assertThat(workspace.compile(
                                ToolProvider.getSystemJavaCompiler(),
                                List.of(new BrokerProcessor()),
                                List.of("-Xlint:all,-processing,-path"),
                                sources))
                        .isEmpty();
            }
        },
        ECLIPSE {
            @Override
            void compile(Workspace workspace, List<Path> sources) throws Exception {
                assertThat(workspace.compile(
                                new EclipseCompiler(),
                                List.of(new BrokerProcessor()),
                                List.of("-source", "17", "-target", "17", "-warn:none"),
                                sources))
                        .isEmpty();
            }
        },
        JDK_25 {
            @Override
            void compile(Workspace workspace, List<Path> sources) throws Exception {
                workspace.compileWithJdk25(sources);
            }
        };

        abstract void compile(Workspace workspace, List<Path> sources) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void theSameIsGeneratedWhateverIsCompiledAnew(Compiler compiler) throws Exception {
        Map<String, String> clean = clean(compiler, "clean", SOURCES);
        assertThat(clean.get("META-INF/openbroker/com.example.Database.json"))
                .contains(
                        "what it is found by",
                        "Tags, up to three letters each.",
                        "Who asks.",
                        "Round.",
                        "\"maximum\":64");
        Workspace workspace = new Workspace(folder.resolve("incremental"));
        compiler.compile(workspace, all(workspace, SOURCES));

        if (compiler != Compiler.ECLIPSE) { // which generates no class that it finds on the class path
            compiler.compile(workspace, List.of(broker(workspace)));
            assertThat(workspace.generated()).as("the broker only").isEqualTo(clean);
        }

        forget(workspace);
        compiler.compile(workspace, List.of(broker(workspace)));
        assertThat(workspace.generated())
                .as("the broker only, after its files were deleted")
                .isEqualTo(clean);

        compiler.compile(workspace, List.of(type(workspace, "Options", OPTIONS)));
        assertThat(workspace.generated()).as("the record only").isEqualTo(clean);

        forget(workspace);
        compiler.compile(workspace, List.of(broker(workspace), type(workspace, "Options", OPTIONS)));
        assertThat(workspace.generated()).as("broker and record").isEqualTo(clean);
    }

    @ParameterizedTest
    @EnumSource
    void aChangedTypeIsSeenHoweverItWasCompiled(Compiler compiler) throws Exception {
        String changed = OPTIONS.replace("what it is found by", "names for it").replace("@Max(64)", "@Max(32)");
        Map<String, String> sources = new HashMap<>(SOURCES);
        sources.put("Options", changed);
        Map<String, String> clean = clean(compiler, "clean", sources);
        Workspace workspace = new Workspace(folder.resolve("incremental"));
        compiler.compile(workspace, all(workspace, SOURCES));
        assertThat(workspace.generated()).isNotEqualTo(clean);

        compiler.compile(workspace, List.of(type(workspace, "Options", changed)));
        forget(workspace);
        compiler.compile(workspace, List.of(broker(workspace)));

        assertThat(workspace.generated()).isEqualTo(clean);
    }

    private Map<String, String> clean(Compiler compiler, String name, Map<String, String> sources) throws Exception {
        Workspace workspace = new Workspace(folder.resolve(name));
        compiler.compile(workspace, all(workspace, sources));
        return workspace.generated();
    }

    private static List<Path> all(Workspace workspace, Map<String, String> sources) throws Exception {
        List<Path> files = new ArrayList<>(List.of(broker(workspace)));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(type(workspace, source.getKey(), source.getValue()));
        }
        return files;
    }

    private static Path broker(Workspace workspace) throws Exception {
        return workspace.write("com.example", "Database", BROKER);
    }

    private static Path type(Workspace workspace, String name, String source) throws Exception {
        return workspace.write("com.example.types", name, source);
    }

    /** As Gradle does before it compiles the source again that the files are from. */
    private static void forget(Workspace workspace) throws Exception {
        try (Stream<Path> files = Files.walk(workspace.output())) {
            for (Path file : files.filter(path -> path.toString().contains("Database"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}

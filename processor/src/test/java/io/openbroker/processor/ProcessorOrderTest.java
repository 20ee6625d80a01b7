package io.openbroker.processor;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.auto.value.processor.AutoValueProcessor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapstruct.ap.MappingProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published does not depend on the order in which the compiler calls the processors. */
class ProcessorOrderTest {

    private static final String IMPORTS = """
            package com.example;
            import com.fasterxml.jackson.annotation.*;
            import jakarta.validation.constraints.*;
            import lombok.*;
            import lombok.experimental.*;
            """;

    private static final String SIZED =
            "{\"name\":{\"type\":\"string\",\"maxLength\":3},\"disk\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":2147483647}}";
    private static final String FIELDS = "{ @Size(max = 3) private String name; @Min(1) private int disk; }";

    @TempDir
    private Path folder = Path.of("");

    private enum Order {
        FIRST,
        LAST
    }

    static Stream<Arguments> propertiesThatLombokMakesArePublished() {
        return inBothOrders(
                "@Data public class Options " + FIELDS,
                "@Setter public class Options " + FIELDS,
                "@Getter public class Options " + FIELDS,
                "@Data @NoArgsConstructor @AllArgsConstructor @Builder public class Options " + FIELDS,
                "@Getter @Accessors(chain = true) @Setter public class Options " + FIELDS,
                "public class Options extends Base {} @Data class Base " + FIELDS,
                "@Data public class Options { @Size(max = 3) private String name; @Min(1) int disk;"
                        + " public void setName(String name) { this.name = name; } }",
                "@Builder public record Options(@Size(max = 3) String name, @Min(1) int disk) {}");
    }

    private static Stream<Arguments> inBothOrders(String... sources) {
        return Stream.of(sources)
                .flatMap(source -> Stream.of(Order.values()).map(order -> Arguments.of(order, source)));
    }

    @ParameterizedTest
    @MethodSource
    void propertiesThatLombokMakesArePublished(Order order, String options) throws Exception {
        assertThat(compile(order, options)).isEmpty();

        assertThat(published().get("properties")).isEqualTo(JsonMapper.shared().readTree(SIZED));
    }

    @ParameterizedTest
    @EnumSource
    void aFactoryMayMakeAnObjectOfAGeneratedClass(Order order) throws Exception {
        assertThat(compile(order, """
                        @com.google.auto.value.AutoValue
                        public abstract class Options {
                            abstract String name();
                            abstract int disk();

                            @JsonCreator
                            static Options of(
                                    @JsonProperty("name") @Size(max = 3) String name, @JsonProperty("disk") @Min(1) int disk) {
                                return new AutoValue_Options(name, disk);
                            }
                        }
                        """)).isEmpty();

        assertThat(published().get("properties")).isEqualTo(JsonMapper.shared().readTree(SIZED));
        assertThat(published().get("required")).hasToString("[\"disk\"]");
    }

    /** A field of the parameters has the class that MapStruct generates. */
    @ParameterizedTest
    @EnumSource
    void parametersMayNameAGeneratedMapper(Order order) throws Exception {
        assertThat(compile(order, """
                        public class Options {
                            @JsonIgnore public final OptionsMapperImpl mapper = new OptionsMapperImpl();
                            @Size(max = 3) public String name;
                            @Min(1) public int disk;
                        }

                        @org.mapstruct.Mapper
                        interface OptionsMapper {
                            Server server(Request request);
                        }

                        record Request(String name, int disk) {}

                        record Server(String name, int disk) {}
                        """)).isEmpty();

        assertThat(published().get("properties")).isEqualTo(JsonMapper.shared().readTree(SIZED));
        assertThat(new Workspace(folder).generated()).containsKey("com/example/OptionsMapperImpl.java");
    }

    static Stream<Arguments> withoutProperties() {
        return inBothOrders(
                "NoProperties, public class Options " + FIELDS,
                "NoProperties, @With public class Options " + FIELDS,
                "NoProperties, @Data @Accessors(fluent = true) public class Options " + FIELDS,
                "SchemaType, @Value public class Options " + FIELDS,
                "SchemaType, @Builder public class Options " + FIELDS,
                "SchemaType, @AllArgsConstructor @Setter public class Options " + FIELDS,
                "SchemaType, @com.google.auto.value.AutoValue public abstract class Options { abstract String name(); }");
    }

    @ParameterizedTest
    @MethodSource
    void withoutProperties(Order order, String codeAndOptions) throws Exception {
        String[] parts = codeAndOptions.split(", ", 2);

        assertThat(compile(order, parts[1]))
                .singleElement(as(STRING))
                .startsWith("ERROR [openbroker." + parts[0] + "]");
    }

    /** What a mistake elsewhere keeps from being generated is not reported as missing. */
    @ParameterizedTest
    @EnumSource
    void aMistakeElsewhereIsReportedAlone(Order order) throws Exception {
        assertThat(compile(order, "@Data public class Options { private Missing name; }"))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message).contains("cannot find symbol"));
    }

    static Stream<Arguments> generatedByAnother() {
        String generated = "public record Made(@jakarta.validation.constraints.Size(max = 3) String name,"
                + " @jakarta.validation.constraints.Min(1) int disk) {}";
        String bean = "public class Made { @jakarta.validation.constraints.Size(max = 3) public String name;"
                + " @jakarta.validation.constraints.Min(1) public int disk; }";
        String data =
                "@lombok.Data public class Made { @jakarta.validation.constraints.Size(max = 3) private String name;"
                        + " @jakarta.validation.constraints.Min(1) private int disk; }";
        return Stream.of(
                        Arguments.of(generated, "public record Options(Made made) {}"),
                        Arguments.of(data, "public record Options(java.util.List<Made> made) {}"),
                        Arguments.of(bean, "public class Options extends Made {}"),
                        Arguments.of(data, "public class Options extends Made {}"),
                        Arguments.of(
                                "public record Made(@jakarta.validation.constraints.Size(max = 3) String name,"
                                        + " @jakarta.validation.constraints.Min(1) int disk) implements Options {}",
                                "@JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes(@JsonSubTypes.Type(value = Made.class,"
                                        + " name = \"made\")) public interface Options {}"))
                .flatMap(each ->
                        Stream.of(Order.values()).map(order -> Arguments.of(order, each.get()[0], each.get()[1])));
    }

    @ParameterizedTest
    @MethodSource
    void generatedByAnother(Order order, String made, String options) throws Exception {
        List<Processor> processors = processors(order);
        processors.add(
                order == Order.FIRST ? processors.size() : 0,
                new ClassGenerator("com.example.Sample", "com.example.Made", "package com.example; " + made));

        assertThat(compile(processors, options)).isEmpty();

        assertThat(published().toString()).contains(SIZED.substring(1, SIZED.length() - 1));
    }

    private List<String> compile(Order order, String options) throws Exception {
        return compile(processors(order), options);
    }

    private List<String> compile(List<Processor> processors, String options) throws Exception {
        Workspace workspace = new Workspace(folder);
        List<Path> sources = List.of(
                workspace.write(
                        "Sample",
                        Brokers.source("com.example", "Sample")
                                .replace("void provision(Plans plan)", "void provision(@Parameters Options options)")),
                workspace.write("Options", IMPORTS + options),
                workspace.write("BrokerServer", ServerStubs.SOURCES.get(0)),
                workspace.write("ServerSettings", ServerStubs.SOURCES.get(1)));
        return workspace.compile(ToolProvider.getSystemJavaCompiler(), processors, List.of("-parameters"), sources);
    }

    private static List<Processor> processors(Order order) throws Exception {
        List<Processor> processors = new ArrayList<>(
                List.of(new BrokerProcessor(), lombok(), new MappingProcessor(), new AutoValueProcessor()));
        if (order == Order.LAST) {
            Collections.reverse(processors);
        }
        return processors;
    }

    /** Lombok shows its processor to compilers only. */
    private static Processor lombok() throws ReflectiveOperationException {
        var constructor = Class.forName("lombok.launch.AnnotationProcessorHider$AnnotationProcessor")
                .getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Processor) constructor.newInstance();
    }

    private JsonNode published() throws Exception {
        return JsonMapper.shared()
                .readTree(new Workspace(folder).generated().get("META-INF/openbroker/com.example.Sample.json"))
                .at("/services/0/plans/0/schemas/service_instance/create/parameters");
    }
}

package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is misspelt in a broker gives the compiler's own message and no other, although the classes that are generated for the broker
 * are named in imports, fields and signatures elsewhere.
 */
class UnresolvedTest {

    private static final String BROKER = """
            package com.example;

            import io.openbroker.annotation.*;
            import java.util.Map;

            @Broker
            @ServiceOffering(
                    id = "offering", name = "database", description = "Something", plans = DatabaseBroker.Plans.class,
                    metadata = @MetadataEntry(key = "region", value = "eu"),
                    dashboardClient = @DashboardClient(
                            id = "client", secret = "secret", redirectUri = "https://dashboard.example.com"))
            public class DatabaseBroker {
                private final Object lock = new Object();

                public enum Plans {
                    @Plan(id = "plan", description = "A plan",
                            maintenance = @Maintenance(version = "1.0.0"),
                            costs = @Cost(amount = @Cost.Amount(currency = "usd", value = 9), unit = "MONTHLY"))
                    SMALL
                }

                public static class Options {
                    private String name = "";

                    public void setName(String name) {
                        this.name = name;
                    }
                }

                @Provision
                void provision(@InstanceId String id, Plans plan, @Parameters Options options) throws InterruptedException {}

                @Deprovision
                void deprovision(@InstanceId String id) {}
            }
            """;

    private static final String MAIN = """
            package com.example.main;

            import com.example.DatabaseBroker;
            import com.example.DatabaseBrokerDispatcher;
            import io.openbroker.undertow.BrokerServer;
            import io.openbroker.undertow.ServerSettings;

            class Main {
                private final DatabaseBrokerDispatcher dispatcher;

                Main(DatabaseBrokerDispatcher dispatcher) {
                    this.dispatcher = dispatcher;
                }

                DatabaseBrokerDispatcher of(DatabaseBroker broker) {
                    return new DatabaseBrokerDispatcher(broker);
                }

                BrokerServer start(DatabaseBroker broker, ServerSettings settings) {
                    return BrokerServer.start(settings, of(broker));
                }

                void run(String[] args) throws Exception {
                    DatabaseBrokerDispatcher.main(args);
                }
            }
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("a parameter", "Plans plan", "Plnas plan", "Plnas"),
                Arguments.of("a bean of parameters", "@Parameters Options", "@Parameters Optoins", "Optoins"),
                Arguments.of("a field of parameters", "private String name", "private Strng name", "Strng"),
                Arguments.of("a setter of parameters", "setName(String name)", "setName(Strng name)", "Strng"),
                Arguments.of("a superclass of parameters", "class Options", "class Options extends Optoins", "Optoins"),
                Arguments.of(
                        "an annotation in parameters", "private String", "@JsonPropert private String", "JsonPropert"),
                Arguments.of(
                        "a type argument",
                        "@Parameters Options options",
                        "@Parameters Map<String, Objekt> options",
                        "Objekt"),
                Arguments.of(
                        "a result",
                        "void deprovision(@InstanceId String id) {}",
                        "Viod deprovision(@InstanceId String id) { return null; }",
                        "Viod"),
                Arguments.of("an exception", "InterruptedException", "InteruptedException", "InteruptedException"),
                Arguments.of("an import", "import java.util.Map;", "import java.utl.Map;", "java.utl"),
                Arguments.of("a field of the broker", "private final Object", "private final Objekt", "Objekt"),
                Arguments.of(
                        "the superclass of the broker",
                        "class DatabaseBroker",
                        "class DatabaseBroker extends Bass",
                        "Bass"),
                Arguments.of(
                        "the enum of plans", "plans = DatabaseBroker.Plans", "plans = DatabaseBroker.Plnas", "Plnas"),
                Arguments.of("a constant", "id = \"plan\"", "id = PLAN_ID", "PLAN_ID"),
                Arguments.of("a constant that nobody has", "id = \"plan\"", "id = Plans.MISSING", "MISSING"),
                Arguments.of("a cost", "@Cost(", "@Csot(", "Csot"),
                Arguments.of("an amount", "@Cost.Amount", "@Cost.Amuont", "Amuont"),
                Arguments.of("an entry of metadata", "@MetadataEntry", "@MetadataEnty", "MetadataEnty"),
                Arguments.of("the client of a dashboard", "@DashboardClient", "@DashbordClient", "DashbordClient"),
                Arguments.of("maintenance", "@Maintenance", "@Maintainance", "Maintainance"),
                Arguments.of(
                        "a constant of a constraint",
                        "private String name",
                        "@jakarta.validation.constraints.Size(max = MOST) private String name",
                        "MOST"),
                Arguments.of(
                        "a constant of a constraint in a type",
                        "private String name",
                        "public java.util.List<@jakarta.validation.constraints.Size(max = MOST) String> names; private String name",
                        "MOST"),
                Arguments.of("@Broker", "@Broker", "@Brokr", "Brokr"),
                Arguments.of("@ServiceOffering", "@ServiceOffering", "@ServiceOfering", "ServiceOfering"),
                Arguments.of("@Plan", "@Plan(", "@Plann(", "Plann"),
                Arguments.of("@Provision", "@Provision", "@Provison", "Provison"),
                Arguments.of(
                        "@InstanceId", "@InstanceId String id, Plans", "@InstanceID String id, Plans", "InstanceID"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void givesOneMessage(String where, String right, String wrong, String named) {
        String broker = BROKER.replace(right, wrong);
        assertThat(broker).isNotEqualTo(BROKER);

        for (List<String> options : List.of(List.<String>of(), List.of("--should-stop=ifError=FLOW"))) {
            List<String> said = errors(compile(options, List.of(new BrokerProcessor()), broker, MAIN));

            assertThat(said)
                    .as("%s, with %s", where, options)
                    .singleElement()
                    .asString()
                    .contains(named);
        }
    }

    static Stream<Arguments> rejectedDeclarations() {
        return Stream.of(
                Arguments.of("private final Object", "@Provision private final Object"),
                Arguments.of("public enum Plans", "@InstanceId public enum Plans"),
                Arguments.of("SMALL", "@Provision SMALL"),
                Arguments.of("String name = ", "@ServiceId String name = "),
                Arguments.of("void deprovision", "@InstanceId void deprovision"),
                Arguments.of("public static class Options {", "public static class Options { @Bind Options() {}"),
                Arguments.of("public static class Options {", "public static class Options<@Bind T> {"),
                Arguments.of("setName(String name)", "setName(@Provision String name)"),
                Arguments.of("@Deprovision", "@Deprovision @Deprovision"),
                Arguments.of("@Deprovision", "@Deprovision @String(\"x\")"),
                Arguments.of("@Deprovision", "@Deprovision @SuppressWarnings"),
                Arguments.of("public static class Options {", "record Options() {} public static class Options {"),
                Arguments.of("private String name", "int name; private String name"),
                Arguments.of("public void setName", "void setName(String other) {} public void setName"),
                Arguments.of("setName(String name)", "setName(String name, String name)"),
                Arguments.of("@Deprovision", "@Deprovision @Deprecated(since = \"1\", since = \"1\")"),
                Arguments.of("@Deprovision", "@Deprovision @Deprecated(since = \"1\", true)"));
    }

    /** javac runs no further round after it, so nobody waits for what is unknown elsewhere. Unless it is told to go on, it runs none. */
    @ParameterizedTest(name = "{1}")
    @MethodSource("rejectedDeclarations")
    void aDeclarationThatJavacRejectsNeverMakesItMissWhatIsGenerated(String right, String wrong) {
        String rejected = BROKER.replace("Plans plan", "Plnas plan").replace(right, wrong);
        assertThat(rejected).doesNotContain("Plans plan").contains(wrong);

        assertThat(errorsWhereJavacGoesOn(rejected, MAIN)).hasSize(2).anyMatch(message -> message.contains("Plnas"));
    }

    @Test
    void anAnnotationThatJavacRejectsMayBeInAnotherFile() {
        String broker = BROKER.replace("Plans plan", "Plnas plan");
        String rejected = "package com.example;\nclass Other { @io.openbroker.annotation.Broker Object field; }";

        assertThat(errorsWhereJavacGoesOn(broker, rejected, MAIN))
                .hasSize(2)
                .anyMatch(message -> message.contains("Plnas"));
    }

    /** An annotation without a member in one broker ends the waiting of the others, too. */
    @Test
    void anIncompleteBrokerBesideOneThatWaitsGivesTwoMessages() {
        String broker = BROKER.replace("Plans plan", "Plnas plan");
        String incomplete = Brokers.source("com.example", "Incomplete").replaceFirst("description = \"[^\"]*\",", "");

        assertThat(errorsWhereJavacGoesOn(broker, incomplete, MAIN))
                .hasSize(2)
                .anyMatch(message -> message.contains("Plnas"))
                .anyMatch(message -> message.contains("description"));
    }

    private static List<String> errorsWhereJavacGoesOn(String... sources) {
        return errors(compile(List.of("--should-stop=ifError=FLOW"), List.of(new BrokerProcessor()), sources));
    }

    /** None of these is rejected, so that each class that another processor generates is waited for. */
    @Test
    void declarationsThatJavacAcceptsEndNoWaiting() {
        String broker = BROKER.replace("@Parameters Options", "@Parameters First")
                .replace("import java.util.Map;", """
                        import java.lang.annotation.*;
                        import java.util.Map;
                        """)
                .replace("private final Object", """
                        @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @Repeatable(Used.All.class) @interface Used {
                            @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER}) @interface All { Used[] value(); }
                        }
                        @Target(ElementType.FIELD) @interface OfField {}
                        @Target(ElementType.METHOD) @interface OfMethod {}
                        @Target(ElementType.PARAMETER) @interface OfParameter {}
                        @Target(ElementType.RECORD_COMPONENT) @interface OfComponent {}
                        @Target(ElementType.LOCAL_VARIABLE) @interface OfLocal {}
                        @Target(ElementType.CONSTRUCTOR) @interface OfConstructor {}
                        @Target(ElementType.ANNOTATION_TYPE) @interface OfAnnotation {}
                        @Target(ElementType.TYPE) @interface OfType {}
                        @interface Anywhere {}
                        @OfAnnotation @OfType @interface Marked {}
                        @Used record Values(@OfField @OfMethod @OfParameter @OfComponent @Used @Anywhere String name, @OfField int size) {
                            @OfField static int count;
                            @OfConstructor Values {}
                        }
                        record Full(@OfField String name) {
                            Full(@OfParameter String name) { this.name = name; }
                        }
                        @OfType class Generic<@Used @Used T extends @Used Object> {
                            @OfConstructor @Used Generic(@Used @OfParameter @Deprecated(since = "1") String name) {}
                            Map<@Used String, @Used ? extends @Used Object> map;
                            @Used int @Used [] array() {
                                @OfLocal int local = 1;
                                return null;
                            }
                            @Anywhere @SuppressWarnings("x") void nothing(@Used Generic<T> this) {}
                            void nothing(String one) {}
                            void nothing(int one) {}
                            static {}
                            static {}
                        }
                        enum Constants { @OfField @Anywhere FIRST { @OfMethod void method() {} } }
                        private final Object""");

        Compilation compilation =
                compile(List.of(), List.of(new BrokerProcessor(), generator("DatabaseBroker", "First")), broker, MAIN);

        assertThat(compilation).succeeded();
        assertThat(Compilations.generated(compilation).get("com/example/DatabaseBrokerDispatcher.java"))
                .contains("call.parameters(First.class)");
    }

    static Stream<Arguments> valuesOfAnotherType() {
        return Stream.of(
                Arguments.of("a constant of the enum for a text", "id = \"plan\"", "id = SMALL", "Plans"),
                Arguments.of(
                        "a constant of the enum for an offering",
                        "@Provision",
                        "@Provision(offering = Plans.SMALL)",
                        "Plans"),
                Arguments.of("an imported constant of the enum for an offering", """
                        import java.util.Map;

                        @Broker
                        @ServiceOffering(
                                id = "offering", name = "database",""", """
                        import static com.example.DatabaseBroker.Plans.SMALL;
                        import java.util.Map;

                        @Broker
                        @ServiceOffering(
                                id = "offering", name = SMALL,""", "Plans"),
                Arguments.of("what is no class", "Plans.class", "Plans.lcass", "lcass"),
                Arguments.of("a value of another type", "name = \"database\"", "name = 5", "int"));
    }

    /** javac calls no processor then, unless it is told to go on; so nothing can stand for what is generated. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("valuesOfAnotherType")
    void aValueOfAnotherTypeGivesOneMessageWhereJavacGoesOn(String where, String right, String wrong, String named) {
        String broker = BROKER.replace(right, wrong);
        assertThat(broker).isNotEqualTo(BROKER);

        List<String> alone = errors(compileAlone(broker));
        List<String> goingOn =
                errors(compile(List.of("--should-stop=ifError=FLOW"), List.of(new BrokerProcessor()), broker, MAIN));

        assertThat(alone).singleElement().asString().contains(named);
        assertThat(goingOn).isEqualTo(alone);
    }

    /** javac words it in two ways, of which it chooses by whether it goes on. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--should-stop=ifError=FLOW"})
    void whatIsNoConstantOfAnEnumGivesOneMessage(String option) {
        String broker = BROKER.replace("@Provision", "@Provision(async = Async.ALWAYZ)");
        List<String> options = option.isEmpty() ? List.of() : List.of(option);
        String[] sources = option.isEmpty() ? new String[] {broker} : new String[] {broker, MAIN};

        assertThat(errors(compile(options, List.of(new BrokerProcessor()), sources)))
                .singleElement()
                .asString()
                .containsAnyOf("ALWAYZ", "an enum annotation value must be an enum constant");
    }

    @Test
    void besideAMistakeThatIsOursEachGivesOneMessage() {
        String unresolved = BROKER.replace("Plans plan", "Plnas plan");
        String mistaken = Brokers.source("com.example", "Mistaken").replace("@Deprovision", "");

        List<String> said = errors(compile(List.of(), List.of(new BrokerProcessor()), unresolved, mistaken, MAIN));

        assertThat(said)
                .hasSize(2)
                .anyMatch(message -> message.contains("Plnas"))
                .anyMatch(message -> message.contains("[openbroker.MissingHandler]"));
    }

    @Test
    void whatOthersGenerateRoundAfterRoundIsWaitedFor() {
        String broker = BROKER.replace("@Parameters Options", "@Parameters Third");

        Compilation compilation = compile(
                List.of("-Werror", "-Xlint:all,-processing"),
                List.of(
                        new BrokerProcessor(),
                        generator("DatabaseBroker", "First"),
                        generator("First", "Second"),
                        generator("Second", "Third")),
                broker,
                MAIN);

        assertThat(compilation).succeededWithoutWarnings();
        Map<String, String> generated = Compilations.generated(compilation);
        assertThat(generated.get("com/example/DatabaseBrokerDispatcher.java")).contains("call.parameters(Third.class)");
        assertThat(compilation.generatedFiles().stream().map(JavaFileObject::getName))
                .as("waiting leaves nothing in the output")
                .noneMatch(name -> name.contains("Waiting") && name.endsWith(".class"));
    }

    @Test
    void whatOthersDoNotGenerateGivesOneMessageAmongTheirs() {
        String broker = BROKER.replace("@Parameters Options", "@Parameters Thrid");

        Compilation compilation = compile(
                List.of(),
                List.of(
                        new BrokerProcessor(),
                        generator("DatabaseBroker", "First"),
                        generator("First", "Second"),
                        generator("Second", "Third")),
                broker,
                Brokers.source("com.example", "Fine"),
                MAIN);

        assertThat(errors(compilation)).singleElement().asString().contains("Thrid");
    }

    private static Processor generator(String cause, String name) {
        return new ClassGenerator(
                "com.example." + cause,
                "com.example." + name,
                "package com.example; public record " + name + "(String name) {}");
    }

    private static Compilation compile(List<String> options, List<Processor> processors, String... sources) {
        List<JavaFileObject> files = Stream.concat(
                        Arrays.stream(sources).map(UnresolvedTest::file),
                        ServerStubs.SOURCES.stream().map(Compilations::source))
                .toList();
        return Compiler.javac().withProcessors(processors).withOptions(options).compile(files);
    }

    private static Compilation compileAlone(String source) {
        return Compiler.javac().withProcessors(new BrokerProcessor()).compile(file(source));
    }

    private static JavaFileObject file(String source) {
        return source.equals(MAIN)
                ? JavaFileObjects.forSourceString("com.example.main.Main", source)
                : Compilations.source(source);
    }

    private static List<String> errors(Compilation compilation) {
        return compilation.errors().stream()
                .map(error -> error.getMessage(Locale.ENGLISH))
                .toList();
    }
}

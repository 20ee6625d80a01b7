package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** For which classes something is generated, and under which names. */
class GenerationTest {

    @Test
    void nestedBrokersAreNamedAfterTheClassesAroundThem() {
        String source = "package com.example;\n" + Brokers.imports() + "public class Outer {\n"
                + Brokers.body("public static class", "Inner", "Outer.Inner") + "}\n";

        assertThat(generated(source))
                .containsOnlyKeys(
                        "com/example/Outer_InnerDispatcher.java", "META-INF/openbroker/com.example.Outer$Inner.json");
    }

    @Test
    void theUnnamedPackageWillDo() {
        assertThat(generated(Brokers.source("", "Plain")))
                .containsOnlyKeys("PlainDispatcher.java", "META-INF/openbroker/Plain.json");
    }

    @Test
    void generatedClassesAreAsVisibleAsTheirBroker() {
        String hidden = "package com.example;\n" + Brokers.imports() + Brokers.body("class", "Hidden", "Hidden");

        assertThat(generated(hidden).get("com/example/HiddenDispatcher.java"))
                .contains("\nfinal class HiddenDispatcher ")
                .contains("\n    HiddenDispatcher(Hidden broker)");
    }

    @Test
    void namesNeedNotBeAscii() {
        String source = """
                package com.example;
                import io.openbroker.annotation.*;
                @Broker
                @ServiceOffering(id = "größe", name = "größe", description = "Größe", plans = Bröker.Pläne.class)
                public class Bröker {
                    public enum Pläne { @Plan(id = "größe-1", name = "grün", description = "Ä") GRÜN }
                    @Provision void erzeuge(Pläne plan) {}
                    @Deprovision void lösche() {}
                }
                """;

        Compilation compilation = Compilations.compile(List.of(), List.of(Compilations.source(source)));

        assertThat(compilation).succeeded();
        Map<String, String> files = Compilations.generated(compilation);
        assertThat(files.get("META-INF/openbroker/com.example.Bröker.json")).contains("\"name\":\"größe\"");
        assertThat(files.get("com/example/BrökerDispatcher.java"))
                .as("the compiler reads it the same, whatever encoding it assumes")
                .containsPattern("\\A\\p{ASCII}*\\z");
    }

    @Test
    void aWarningKeepsNothingFromBeingGenerated() {
        String source = Brokers.source("com.example", "Wordy").replace("name = \"Wordy\"", "name = \"very wordy\"");

        Compilation compilation = Compilations.compile(List.of(), List.of(Compilations.source(source)));

        assertThat(compilation).hadWarningCount(1);
        assertThat(sources(compilation)).containsExactly("com/example/WordyDispatcher.java");
    }

    @Test
    void thereIsNoMainForABrokerThatNeedsArguments() {
        String source = Brokers.source("com.example", "Needy")
                .replace("public enum Plans", "Needy(String url) {}\n    public enum Plans");

        Map<String, String> files = generated(
                Stream.concat(Stream.of(source), ServerStubs.SOURCES.stream()).toArray(String[]::new));

        assertThat(files.get("com/example/NeedyDispatcher.java")).doesNotContain("main(");
    }

    @Test
    void thereIsNoMainWhereThereIsNoServer() {
        assertThat(generated(Brokers.source("com.example", "Embedded")).get("com/example/EmbeddedDispatcher.java"))
                .doesNotContain("main(");
    }

    @Test
    void outputDoesNotDependOnTheOrderOfSources() {
        List<JavaFileObject> sources = new ArrayList<>(Stream.of("Beta", "Alpha", "Delta", "Gamma")
                .map(name -> Compilations.source(Brokers.source("com.example", name)))
                .toList());
        Map<String, String> first = Compilations.generated(Compilations.compile(List.of(), sources));
        Map<String, String> again = Compilations.generated(Compilations.compile(List.of(), sources));
        Collections.reverse(sources);
        Map<String, String> reversed = Compilations.generated(Compilations.compile(List.of(), sources));

        assertThat(first).hasSize(8);
        assertThat(again).isEqualTo(first);
        assertThat(reversed).isEqualTo(first);
    }

    @Test
    void messagesDoNotDependOnTheOrderOfSources() {
        List<JavaFileObject> sources = new ArrayList<>(Stream.of("Beta", "Alpha")
                .map(name -> Brokers.source("com.example", name).replace(name + "-plan", "same-plan"))
                .map(Compilations::source)
                .toList());
        List<String> first = messages(Compilations.compile(List.of(), sources));
        Collections.reverse(sources);

        assertThat(first).hasSize(1);
        assertThat(messages(Compilations.compile(List.of(), sources))).isEqualTo(first);
    }

    @Test
    void aHandlerMayOverrideOneThatIsAnnotatedLikewise() {
        String source = Brokers.source("com.example", "Concrete")
                .replace("class Concrete", "class Concrete extends Base<Concrete.Plans>")
                .replace("@Provision void", "@Override @Provision public void");

        assertThat(generated(source, """
                        package com.example;
                        import io.openbroker.annotation.*;
                        public abstract class Base<T> {
                            @Provision public abstract void provision(T plan);
                        }
                        """).get("com/example/ConcreteDispatcher.java"))
                .contains("broker.provision(");
    }

    @Test
    void manyPlansAreNoProblem() {
        String plans = IntStream.range(0, 1000)
                .mapToObj(i -> "@Plan(id = \"plan-%1$d\", description = \"Plan\") PLAN_%1$d".formatted(i))
                .collect(Collectors.joining(", "));
        String source = Brokers.source("com.example", "Huge")
                .replaceFirst("public enum Plans \\{.*}", "public enum Plans { " + plans + " }");

        assertThat(generated(source).get("com/example/HugeDispatcher.java"))
                .contains("case \"plan-0\" -> Huge.Plans.PLAN_0;")
                .contains("case \"plan-999\" -> Huge.Plans.PLAN_999;")
                .contains(".plan(PlanDescriptor.of(\"plan-999\", \"plan-999\"))");
    }

    @Test
    void whatTheUserDeprecatesDoesNotBreakTheirBuild() {
        String source = Brokers.source("com.example", "Old")
                .replace("@Plan(", "@Deprecated @Plan(")
                .replace("@Provision void", "@Deprecated(forRemoval = true) @Provision void");

        assertThat(generated(source).get("com/example/OldDispatcher.java"))
                .contains("@SuppressWarnings({\"deprecation\", \"removal\"})");
    }

    @Test
    void namesOfTheUserDoNotHideThoseOfTheRuntime() {
        String source = Brokers.source("com.example", "Clash")
                .replace("public enum Plans", "public static class Deleted {}\n    public enum Plans")
                .replace("void provision(Plans plan)", "void provision(@Parameters List list)");

        generated(source, "package com.example;\npublic class List { public String name = \"\"; }\n");
    }

    @Test
    void aBrokerWithStateOfItsOwnMayHavePlaceholders() {
        String source = Brokers.source("com.example", "Own")
                .replace("@Broker", "@Broker(state = State.EXTERNAL)")
                .replace("id = \"Own-id\"", "id = \"${OWN_ID}\"");

        assertThat(generated(source).get("com/example/OwnDispatcher.java"))
                .contains("PlaceholderValues", "return State.EXTERNAL;");
    }

    private static Map<String, String> generated(String... sources) {
        Compilation compilation = Compilations.compile(sources);
        assertThat(compilation).succeededWithoutWarnings();
        return Compilations.generated(compilation);
    }

    private static Set<String> sources(Compilation compilation) {
        return Compilations.generated(compilation).keySet().stream()
                .filter(name -> name.endsWith(".java"))
                .collect(Collectors.toSet());
    }

    private static List<String> messages(Compilation compilation) {
        return Stream.concat(compilation.errors().stream(), compilation.warnings().stream())
                .map(Object::toString)
                .toList();
    }
}

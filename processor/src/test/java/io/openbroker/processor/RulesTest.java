package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticPrinter;
import io.openbroker.processor.diagnostic.Suppressions;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules find in the model of each fixture what the fixture says, and nothing in the model without the mistake. {@link
 * DiagnosticFixturesTest} shows the same with the compiler around it, which takes too long for mutation testing.
 */
class RulesTest {

    /** Fixtures for mistakes that show only while something is written, or in a compilation without runtime or with a server. */
    private static final Set<String> NOT_IN_MODELS =
            Set.of("CannotWrite", "InternalError", "NameTaken", "NoMain", "RuntimeMissing", "SourceNotFound");

    private static final String PACKAGE = "fixture";

    /** What is read of each source. */
    private static final Map<String, BrokerModels> MODELS = read();

    /** Reads the sources in one compilation, each in a package of its own, but for those that ask for something else. */
    private static Map<String, BrokerModels> read() {
        Map<String, BrokerModels> models = new HashMap<>();
        Map<String, String> packages = new LinkedHashMap<>();
        fixtures()
                .map(RulesTest::fixture)
                .flatMap(each -> Stream.of(each.wrong(), each.right()))
                .forEach(source -> {
                    List<String> options = Compilations.optionsIn(source);
                    if (options.isEmpty() && !source.contains(PACKAGE + ".")) {
                        packages.putIfAbsent(source, PACKAGE + ".of" + packages.size());
                    } else {
                        models.put(source, one(BrokerModels.read(options, List.of(file(PACKAGE, source))), PACKAGE));
                    }
                });
        List<JavaFileObject> files = new ArrayList<>();
        packages.forEach((source, name) ->
                files.add(file(name, source.replace("package " + PACKAGE + ";", "package " + name + ";"))));
        Map<String, BrokerModels> together = BrokerModels.read(List.of(), files);
        packages.forEach((source, name) -> models.put(source, one(together, name)));
        return models;
    }

    private static JavaFileObject file(String packageName, String source) {
        return JavaFileObjects.forSourceString(packageName + ".Fixture", source);
    }

    private static BrokerModels one(Map<String, BrokerModels> models, String packageName) {
        return models.getOrDefault(packageName, new BrokerModels(Map.of(), List.of()));
    }

    static Stream<String> fixtures() {
        return Goldens.list("fixtures").stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> !NOT_IN_MODELS.contains(code(name)));
    }

    static Stream<String> fixturesWithChanges() {
        return fixtures().filter(name -> fixture(name).hasChanges());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void findsWhatTheFixtureSays(String name) {
        assertThat(check(fixture(name).wrong()))
                .filteredOn(message -> isExpected(name, message))
                .containsExactlyInAnyOrderElementsOf(fixture(name).messages());
    }

    @ParameterizedTest
    @MethodSource("fixturesWithChanges")
    void findsNothingWhereTheMistakeIsMended(String name) {
        assertThat(check(fixture(name).right()))
                .filteredOn(message -> isExpected(name, message))
                .isEmpty();
    }

    private static boolean isExpected(String name, String message) {
        return !message.startsWith("NOTE") || message.contains("openbroker." + code(name) + "]");
    }

    private static List<String> check(String source) {
        BrokerModels models = MODELS.getOrDefault(source, new BrokerModels(Map.of(), List.of()));
        List<Diagnostic> found = new ArrayList<>(Checks.check(models.misplaced()));
        Checks checks = new Checks();
        models.brokers().forEach((type, broker) -> {
            List<Diagnostic> ofBroker = new ArrayList<>(checks.check(broker));
            Suppressions.apply(ofBroker, type);
            found.addAll(ofBroker);
        });
        return print(found);
    }

    private static List<String> print(List<Diagnostic> diagnostics) {
        List<String> printed = new ArrayList<>();
        Messager messager = proxy(Messager.class, arguments -> {
            Kind kind = (Kind) arguments[0];
            printed.add((kind == Kind.MANDATORY_WARNING ? Kind.WARNING : kind) + " "
                    + String.valueOf(arguments[1]).replaceAll("\\b" + PACKAGE + "\\.of\\d+\\.", PACKAGE + "."));
            return arguments;
        });
        new DiagnosticPrinter(proxy(ProcessingEnvironment.class, arguments -> messager)).print(diagnostics);
        return printed;
    }

    /** What any method of a proxy does. */
    private interface Answer {
        Object to(Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                RulesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = answer.to(arguments);
                    return method.getReturnType() == void.class ? null : result;
                }));
    }

    private static Fixture fixture(String name) {
        return Fixture.read(Goldens.path("fixtures").resolve(name));
    }

    private static String code(String name) {
        return name.replaceFirst("[_.].*", "");
    }
}

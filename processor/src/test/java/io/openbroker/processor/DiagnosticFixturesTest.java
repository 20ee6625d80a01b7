package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fixture has a source with mistakes, and below a line with a mistake what the compiler says of it; so fixtures also show what
 * users see. Each goes by the code that it is for.
 */
class DiagnosticFixturesTest {

    static Stream<String> fixtures() {
        return Goldens.list("fixtures").stream().map(Path::getFileName).map(Path::toString);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void saysExactlyWhatIsWrongAndWhere(String name) {
        Path file = Goldens.path("fixtures").resolve(name);
        String expected = Goldens.read(file);
        Fixture fixture = Fixture.read(file);

        List<Diagnostic<? extends JavaFileObject>> said = compile(name, fixture.wrong());

        String actual = mark(fixture.lines(), said);
        if (Goldens.update()) {
            Goldens.write(file, actual);
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(actual).contains("[openbroker." + code(name) + "]");
    }

    @Test
    void everyCodeHasAFixture() {
        Set<String> codes = Arrays.stream(DiagnosticCode.values())
                .map(DiagnosticCode::fullName)
                .collect(Collectors.toSet());
        assertThat(fixtures().map(name -> "openbroker." + code(name)).collect(Collectors.toSet()))
                .isEqualTo(codes);
    }

    private static String code(String name) {
        return name.replaceFirst("[_.].*", "");
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(String name, String source) {
        return Compilations.compile(
                        processor(code(name)),
                        code(name).equals("RuntimeMissing")
                                ? List.of("-classpath", Compilations.classPathWithoutRuntime())
                                : Compilations.optionsIn(source),
                        Stream.concat(
                                        Stream.of(JavaFileObjects.forSourceString("fixture.Fixture", source)),
                                        code(name).equals("NoMain")
                                                ? ServerStubs.SOURCES.stream().map(Compilations::source)
                                                : Stream.of())
                                .toList())
                .diagnostics()
                .stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE || isNote(code(name)))
                .toList();
    }

    /** Fixtures are readable rather than without a note; those for a note have it. */
    private static boolean isNote(String code) {
        return Arrays.stream(DiagnosticCode.values())
                .anyMatch(each -> each.simpleName().equals(code) && each.kind() == Diagnostic.Kind.NOTE);
    }

    private static Processor processor(String code) {
        return switch (code) {
            case "CannotWrite" ->
                new FilerProcessor((filer, method, arguments) -> {
                    throw new IOException("No space left on device");
                });
            case "InternalError" ->
                new FilerProcessor((filer, method, arguments) -> {
                    throw new IllegalStateException("something unforeseen");
                });
            // As if the class were one of the same module, which an earlier compilation left.
            case "SourceNotFound" ->
                new FilerProcessor((filer, method, arguments) -> {
                    if (arguments[0] == StandardLocation.CLASS_OUTPUT
                            && method.getName().equals("getResource")) {
                        arguments[0] = StandardLocation.CLASS_PATH;
                    }
                    try {
                        return method.invoke(filer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof IOException failure ? failure : e;
                    }
                });
            default -> new BrokerProcessor();
        };
    }

    private static String mark(List<Fixture.Line> lines, List<Diagnostic<? extends JavaFileObject>> said) {
        List<String> marked = new ArrayList<>();
        addMarks(marked, said, Diagnostic.NOPOS);
        int number = 0;
        for (Fixture.Line line : lines) {
            marked.add(line.written());
            if (line.side() != Fixture.Side.RIGHT) {
                number++;
                addMarks(marked, said, number);
            }
        }
        return String.join("\n", marked) + "\n";
    }

    private static void addMarks(List<String> marked, List<Diagnostic<? extends JavaFileObject>> said, long line) {
        said.stream()
                .filter(diagnostic -> diagnostic.getLineNumber() == line)
                .map(diagnostic -> Fixture.MARK + diagnostic.getColumnNumber() + " " + diagnostic.getKind() + " "
                        + text(diagnostic))
                .forEach(marked::add);
    }

    /** The first line, without the stack trace that a report is to contain. */
    private static String text(Diagnostic<?> diagnostic) {
        return diagnostic
                .getMessage(Locale.ENGLISH)
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("this text: .* \\((\\S+)\\)$", "this text: … ($1)");
    }
}

package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.runtime.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The documentation of all messages is made of the catalogue and of examples that compile: the two sources of the first fixture of
 * a code.
 */
class DiagnosticsDocumentTest {

    private static final Path DOCUMENT = Path.of("..").resolve(DiagnosticCode.DOCUMENT);

    @Test
    void documentsEveryCode() throws IOException {
        String sections =
                Arrays.stream(DiagnosticCode.values()).map(this::section).collect(Collectors.joining("\n"));
        GeneratedPart.of(DOCUMENT, "DiagnosticCode").hold(index() + "\n" + sections);
    }

    @ParameterizedTest
    @EnumSource
    void theRightExampleIsRight(DiagnosticCode code) {
        String source = Fixture.of(code).right();

        List<String> options = Stream.concat(Stream.of("-Werror"), Compilations.optionsIn(source).stream())
                .toList();

        Compilation compilation =
                Compilations.compile(options, List.of(JavaFileObjects.forSourceString("fixture.Fixture", source)));

        assertThat(compilation.diagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .as("what the compiler says of %s without the lines of -, with those of +", Fixture.file(code))
                .isEmpty();
    }

    @Test
    void onlyTheFirstFixtureOfACodeHasARightExample() {
        Set<Path> first =
                Arrays.stream(DiagnosticCode.values()).map(Fixture::file).collect(Collectors.toSet());
        assertThat(Goldens.list("fixtures"))
                .filteredOn(file -> Fixture.read(file).hasChanges())
                .as("fixtures with lines of - or +, which the document does not show otherwise")
                .isSubsetOf(first);
    }

    /** Renderers of Markdown make the anchor of a heading from its letters in lower case. */
    @ParameterizedTest
    @EnumSource
    void everyMessageNamesItsSection(DiagnosticCode code) {
        String[] address = code.address().split("#", 2);

        assertThat(Goldens.read(Path.of("..").resolve(address[0])).lines())
                .filteredOn(line -> line.startsWith("## ")
                        && line.substring(3).toLowerCase(Locale.ROOT).equals(address[1]))
                .hasSize(1);
        assertThat(Fixture.of(code).messages())
                .anySatisfy(message -> assertThat(message)
                        .contains("[" + code.fullName() + "]")
                        .endsWith("(" + code.address() + ")"));
    }

    private static String index() {
        return Arrays.stream(DiagnosticCode.values())
                .map(code -> "| [%s](#%s) | %s | %s |\n"
                        .formatted(
                                code.simpleName(),
                                code.simpleName().toLowerCase(Locale.ROOT),
                                code.kind().name().toLowerCase(Locale.ROOT),
                                code.wording().summary()))
                .collect(Collectors.joining("", "| Code | Severity | What is wrong |\n|---|---|---|\n", ""));
    }

    private String section(DiagnosticCode code) {
        Fixture fixture = Fixture.of(code);
        StringBuilder text = new StringBuilder("## " + code.simpleName() + "\n\n");
        String says = block("text", String.join("\n", fixture.messages()));
        if (!fixture.hasChanges()) {
            return text.append(says).toString();
        }
        return text.append("Wrong:\n\n")
                .append(block("java", Compilations.withoutImports(fixture.wrong())))
                .append("\n")
                .append(says)
                .append("\nRight:\n\n")
                .append(block("java", Compilations.withoutImports(fixture.right())))
                .toString();
    }

    private static String block(String language, String text) {
        return "```" + language + "\n" + text + "\n```\n";
    }
}

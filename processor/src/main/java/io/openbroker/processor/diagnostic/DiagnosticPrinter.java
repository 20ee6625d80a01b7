package io.openbroker.processor.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/** Prints messages in the order of the source, each once. */
public final class DiagnosticPrinter {

    private final ProcessingEnvironment environment;

    public DiagnosticPrinter(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    public void print(Collection<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return;
        }
        Map<List<Object>, Diagnostic> once = new LinkedHashMap<>();
        diagnostics.forEach(diagnostic -> once.putIfAbsent(
                List.of(
                        diagnostic.code(),
                        diagnostic.source().element(),
                        diagnostic.source().path(),
                        diagnostic.source().filePlace()),
                diagnostic));
        Optional<TreePositions> trees = TreePositions.of(environment);
        once.values().stream()
                .sorted(Comparator.comparing(Diagnostic::source, SourceOrder.COMPARATOR)
                        .thenComparing(Diagnostic::code))
                .forEach(diagnostic -> print(diagnostic, trees));
    }

    /** Prints a message that belongs to no place. */
    public void printUnplaced(DiagnosticCode code, String... arguments) {
        environment.getMessager().printMessage(code.kind(), code.text("", List.of(arguments)));
    }

    private void print(Diagnostic diagnostic, Optional<TreePositions> trees) {
        SourceRef source = diagnostic.source();
        Kind kind = diagnostic.severity().kind();
        if (trees.map(positions -> positions.print(kind, diagnostic.text(), source))
                .orElse(false)) {
            return;
        }
        environment
                .getMessager()
                .printMessage(
                        kind,
                        diagnostic.text(),
                        source.element(),
                        source.annotation().orElse(null),
                        source.value().orElse(null));
    }
}

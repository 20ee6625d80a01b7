package io.openbroker.processor.diagnostic;

import io.openbroker.catalog.Finding;
import java.util.List;

/**
 * One message for the user.
 *
 * @param code what is wrong
 * @param severity the severity
 * @param source where
 * @param arguments what the message names, in the order of its template
 */
public record Diagnostic(DiagnosticCode code, Severity severity, SourceRef source, List<String> arguments) {

    public Diagnostic {
        arguments = List.copyOf(arguments);
    }

    public static Diagnostic of(DiagnosticCode code, SourceRef source, Object... arguments) {
        return new Diagnostic(
                code,
                code.severity(),
                source,
                List.of(arguments).stream().map(Object::toString).toList());
    }

    /** Whether the compilation fails with one of them. */
    public static boolean anyIsError(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.isError()) {
                return true;
            }
        }
        return false;
    }

    /** The message for a finding of a rule that the runtime applies too. */
    public static Diagnostic of(Finding finding, SourceRef source) {
        DiagnosticCode code = DiagnosticCode.valueOf(finding.problem().name());
        return new Diagnostic(code, code.severity(), source, finding.arguments());
    }

    /** The same as an error, since the build asks for it. */
    public Diagnostic asError() {
        return new Diagnostic(code, Severity.ERROR, source, arguments);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The text as the user sees it. */
    public String text() {
        return code.text(source.filePlace().map(place -> place + ": ").orElse(""), arguments);
    }
}

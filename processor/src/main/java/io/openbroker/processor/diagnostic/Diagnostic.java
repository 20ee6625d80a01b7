package io.openbroker.processor.diagnostic;

import io.openbroker.catalog.Finding;
import java.util.List;

/**
 * One message for the user.
 *
 * @param code what is wrong
 * @param source where
 * @param arguments what the message names, in the order of its template
 */
public record Diagnostic(DiagnosticCode code, SourceRef source, List<String> arguments) {

    public Diagnostic {
        arguments = List.copyOf(arguments);
    }

    public static Diagnostic of(DiagnosticCode code, SourceRef source, Object... arguments) {
        return new Diagnostic(
                code, source, List.of(arguments).stream().map(Object::toString).toList());
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

    /** What a rule that the runtime has too says of a value. */
    public static Diagnostic of(Finding finding, SourceRef source) {
        return new Diagnostic(DiagnosticCode.valueOf(finding.problem().name()), source, finding.arguments());
    }

    public boolean isError() {
        return code.isError();
    }

    /** The text as the user sees it. */
    public String text() {
        return "[" + code.fullName() + "] "
                + source.filePlace().map(place -> place + ": ").orElse("")
                + code.wording().message(arguments);
    }
}

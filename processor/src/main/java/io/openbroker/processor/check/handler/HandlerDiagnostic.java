package io.openbroker.processor.check.handler;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages that begin with the annotation and the name of a handler. */
final class HandlerDiagnostic {

    private HandlerDiagnostic() {}

    static Diagnostic of(DiagnosticCode code, HandlerModel handler, Object... more) {
        return at(handler.source(), code, handler, more);
    }

    /** The same for a part of the handler. */
    static Diagnostic at(SourceRef source, DiagnosticCode code, HandlerModel handler, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(handler.annotation(), handler.shownName()));
        arguments.addAll(Arrays.asList(more));
        return Diagnostic.of(code, source, arguments.toArray());
    }
}

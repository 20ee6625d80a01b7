package io.openbroker.processor.check.handler;

import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerTrait;
import java.util.List;

/** A handler is a method that generated code can call. */
public final class HandlerMethodRule implements Rule {

    @Override
    public void check(BrokerModel broker, HandlerModel handler, List<Diagnostic> found) {
        for (HandlerTrait trait : handler.traits()) {
            found.add(HandlerDiagnostic.of(code(trait), handler));
        }
        for (String type : handler.thrown()) {
            found.add(HandlerDiagnostic.of(DiagnosticCode.HANDLER_THROWS, handler, type));
        }
    }

    private static DiagnosticCode code(HandlerTrait trait) {
        return switch (trait) {
            case PRIVATE -> DiagnosticCode.HANDLER_PRIVATE;
            case STATIC -> DiagnosticCode.HANDLER_STATIC;
            case GENERIC -> DiagnosticCode.HANDLER_GENERIC;
            case VARARGS -> DiagnosticCode.HANDLER_VARARGS;
            case SUSPENDING -> DiagnosticCode.HANDLER_SUSPENDING;
        };
    }
}

package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.HandlerTrait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A handler is a method that generated code can call. */
final class HandlerMethodRule implements Rule {

    private static final Map<HandlerTrait, DiagnosticCode> CODES = Map.of(
            HandlerTrait.PRIVATE, DiagnosticCode.HANDLER_PRIVATE,
            HandlerTrait.STATIC, DiagnosticCode.HANDLER_STATIC,
            HandlerTrait.GENERIC, DiagnosticCode.HANDLER_GENERIC,
            HandlerTrait.VARARGS, DiagnosticCode.HANDLER_VARARGS);

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (HandlerModel handler : broker.handlers()) {
            CODES.forEach((trait, code) -> {
                if (handler.traits().contains(trait)) {
                    found.add(Diagnostic.of(code, handler.source(), handler.annotation(), handler.shownName()));
                }
            });
            handler.thrown()
                    .forEach(type -> found.add(Diagnostic.of(
                            DiagnosticCode.HANDLER_THROWS,
                            handler.source(),
                            handler.annotation(),
                            handler.shownName(),
                            type)));
        }
        return found;
    }
}

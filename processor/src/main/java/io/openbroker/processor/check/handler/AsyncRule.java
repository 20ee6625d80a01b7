package io.openbroker.processor.check.handler;

import io.openbroker.annotation.Async;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.ResultKind;
import java.util.List;

/** Handlers run in the background only where the runtime remembers what they do. */
public final class AsyncRule implements Rule {

    @Override
    public void check(BrokerModel broker, HandlerModel handler, List<Diagnostic> found) {
        if (broker.external() && isLeftToTheRuntime(handler)) {
            found.add(HandlerDiagnostic.at(
                    handler.async().source(),
                    DiagnosticCode.ASYNC_OF_MANAGED_STATE,
                    handler,
                    handler.async().value()));
        }
    }

    // The work behind Accepted continues elsewhere anyway; HandlerResultRule reports values other than ALWAYS.
    private static boolean isLeftToTheRuntime(HandlerModel handler) {
        boolean mayEndAtOnce = !handler.result().is(ResultKind.ACCEPTED);
        return handler.returnsAccepted()
                ? mayEndAtOnce && handler.async().value() == Async.ALWAYS
                : handler.async().value() != Async.NEVER;
    }
}

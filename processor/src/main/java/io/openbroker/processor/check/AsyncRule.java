package io.openbroker.processor.check;

import io.openbroker.annotation.Async;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import java.util.List;

/** Handlers run in the background only where the runtime remembers what they do. */
final class AsyncRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        return broker.handlers().stream()
                .filter(handler -> broker.external()
                        && !handler.returnsAccepted()
                        && handler.async().value() != Async.NEVER)
                .map(handler -> Diagnostic.of(
                        DiagnosticCode.ASYNC_OF_MANAGED_STATE,
                        handler.async().source(),
                        handler.annotation(),
                        handler.shownName(),
                        handler.async().value()))
                .toList();
    }
}

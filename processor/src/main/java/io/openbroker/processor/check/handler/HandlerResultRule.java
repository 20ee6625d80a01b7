package io.openbroker.processor.check.handler;

import io.openbroker.annotation.Async;
import io.openbroker.model.Accepted;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerResult;
import io.openbroker.processor.model.handler.HandlerShape;
import io.openbroker.processor.model.handler.ResultKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A handler returns a result of its operation, and an async setting that agrees with it. */
public final class HandlerResultRule implements Rule {

    @Override
    public void check(BrokerModel broker, HandlerModel handler, List<Diagnostic> found) {
        Set<ResultKind> possible =
                HandlerShape.of(handler.operation(), broker.state()).results();
        if (broker.external() && handler.result().is(ResultKind.MANUAL)) {
            found.add(HandlerDiagnostic.of(DiagnosticCode.MANUAL_OF_MANAGED_STATE, handler));
        } else if (!isAnswer(broker, handler)) {
            found.add(HandlerDiagnostic.of(
                    DiagnosticCode.UNSUPPORTED_RESULT,
                    handler,
                    handler.result().type(),
                    remedy(handler.result(), possible)));
        } else if (handler.returnsAccepted()
                && handler.async().explicit()
                && handler.async().value() != Async.ALWAYS) {
            found.add(HandlerDiagnostic.at(
                    handler.async().source(),
                    DiagnosticCode.ACCEPTED_WITH_ASYNC,
                    handler,
                    handler.async().value(),
                    shown(possible.stream().filter(kind -> !kind.mayGoOn()))));
        }
    }

    /** Whether the handler returns a result of its operation. */
    static boolean isAnswer(BrokerModel broker, HandlerModel handler) {
        Optional<ResultKind> kind = handler.result().kind();
        return kind.isPresent()
                && HandlerShape.of(handler.operation(), broker.state())
                        .results()
                        .contains(kind.get());
    }

    private static String remedy(HandlerResult result, Set<ResultKind> possible) {
        return result.namesake()
                .filter(possible::contains)
                .map(kind -> "Did you mean " + Accepted.class.getPackageName() + "." + kind.shownName()
                        + "? Change the import")
                .orElseGet(() -> "Return " + shown(possible.stream()) + ", or a CompletionStage of it");
    }

    private static String shown(Stream<ResultKind> kinds) {
        List<String> names = kinds.map(ResultKind::shownName).toList();
        String last = names.get(names.size() - 1);
        return names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
    }
}

package io.openbroker.processor.check;

import io.openbroker.annotation.Async;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.HandlerResult;
import io.openbroker.processor.model.HandlerShape;
import io.openbroker.processor.model.ResultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A handler returns what answers its operation, and does not contradict itself about being asynchronous. */
final class HandlerResultRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (HandlerModel handler : broker.handlers()) {
            if (!isAnswer(handler)) {
                found.add(Diagnostic.of(
                        DiagnosticCode.UNSUPPORTED_RESULT,
                        handler.source(),
                        handler.annotation(),
                        handler.shownName(),
                        handler.result().type(),
                        shown(results(handler))));
            } else if (handler.returnsAccepted()
                    && handler.async().explicit()
                    && handler.async().value() != Async.ALWAYS) {
                found.add(Diagnostic.of(
                        DiagnosticCode.ACCEPTED_WITH_ASYNC,
                        handler.async().source(),
                        handler.annotation(),
                        handler.shownName(),
                        handler.async().value(),
                        shown(results(handler).filter(kind -> kind != ResultKind.ACCEPTED))));
            }
        }
        return found;
    }

    private static boolean isAnswer(HandlerModel handler) {
        return handler.result() instanceof HandlerResult.Of of
                && HandlerShape.of(handler.operation()).results().contains(of.kind());
    }

    private static Stream<ResultKind> results(HandlerModel handler) {
        return HandlerShape.of(handler.operation()).results().stream();
    }

    private static String shown(Stream<ResultKind> kinds) {
        return kinds.map(ResultKind::shownName).collect(Collectors.joining(" or "));
    }
}

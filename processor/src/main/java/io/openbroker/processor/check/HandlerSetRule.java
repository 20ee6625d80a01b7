package io.openbroker.processor.check;

import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.CatalogFlags;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.OfferingModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For each offering there is one handler for each operation that it needs. */
final class HandlerSetRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        checkDuplicates(broker, found);
        for (OfferingModel offering : broker.offerings()) {
            checkRequired(broker, offering, found);
            checkPair(broker, offering, OsbOperation.BIND, OsbOperation.UNBIND, found);
            checkPair(broker, offering, OsbOperation.UNBIND, OsbOperation.BIND, found);
            checkPolling(broker, offering, found);
            checkFetching(broker, offering, found);
        }
        return found;
    }

    private static void checkDuplicates(BrokerModel broker, List<Diagnostic> found) {
        for (HandlerModel handler : broker.handlers()) {
            broker.offerings().stream()
                    .filter(offering -> broker.serves(handler, offering)
                            && !broker.handler(offering, handler.operation())
                                    .orElseThrow()
                                    .source()
                                    .equals(handler.source()))
                    .findFirst()
                    .ifPresent(offering -> found.add(Diagnostic.of(
                            DiagnosticCode.DUPLICATE_HANDLER,
                            handler.source(),
                            handler.annotation(),
                            handler.shownName(),
                            offering.name().value(),
                            broker.handler(offering, handler.operation())
                                    .orElseThrow()
                                    .shownName())));
        }
    }

    private static void checkRequired(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        List<String> missing = Stream.of(OsbOperation.PROVISION, OsbOperation.DEPROVISION)
                .filter(operation -> isMissing(broker, offering, operation))
                .map(HandlerModel::annotation)
                .toList();
        if (!missing.isEmpty()) {
            found.add(Diagnostic.of(
                    DiagnosticCode.MISSING_HANDLER,
                    offering.source(),
                    offering.name().value(),
                    missing.stream().map("@"::concat).collect(Collectors.joining(" and ")),
                    missing.stream().map(HandlerSetRule::example).collect(Collectors.joining(" "))));
        }
    }

    private static String example(String annotation) {
        return "@%s void %s(@InstanceId String id) { … }".formatted(annotation, annotation.toLowerCase(Locale.ROOT));
    }

    private static void checkPair(
            BrokerModel broker,
            OfferingModel offering,
            OsbOperation present,
            OsbOperation other,
            List<Diagnostic> found) {
        broker.handler(offering, present)
                .filter(handler -> isMissing(broker, offering, other))
                .ifPresent(handler -> found.add(Diagnostic.of(
                        DiagnosticCode.UNPAIRED_HANDLER,
                        handler.source(),
                        offering.name().value(),
                        handler.annotation(),
                        HandlerModel.annotation(other),
                        handlesElsewhere(broker, other)
                                ? ", or name the offerings that can be bound: @" + handler.annotation()
                                        + "(offering = …)"
                                : "")));
    }

    private static boolean handlesElsewhere(BrokerModel broker, OsbOperation operation) {
        return broker.offerings().stream().anyMatch(offering -> broker.handles(offering, operation));
    }

    private static void checkPolling(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        // One handler is missing, however many return Accepted.
        Set<OsbOperation> missing = EnumSet.noneOf(OsbOperation.class);
        broker.handlers().stream()
                .filter(handler -> handler.returnsAccepted() && HandlerResultRule.isAnswer(broker, handler))
                .filter(handler -> broker.serves(handler, offering))
                .filter(handler -> isMissing(broker, offering, polling(handler.operation())))
                .filter(handler -> missing.add(polling(handler.operation())))
                .forEach(handler -> found.add(Diagnostic.of(
                        DiagnosticCode.MISSING_POLLING_HANDLER,
                        handler.source(),
                        handler.annotation(),
                        handler.shownName(),
                        offering.name().value(),
                        HandlerModel.annotation(polling(handler.operation())))));
    }

    /** What a bind that goes on ends with must be fetched, from whoever knows it. */
    private static void checkFetching(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        if (!broker.external() || new CatalogFlags(broker, offering).bindingsRetrievable()) {
            return;
        }
        broker.handler(offering, OsbOperation.BIND)
                .filter(HandlerModel::returnsAccepted)
                .ifPresent(handler -> found.add(Diagnostic.of(
                        DiagnosticCode.MISSING_FETCH_HANDLER,
                        handler.source(),
                        handler.annotation(),
                        handler.shownName(),
                        handler.result().type(),
                        offering.name().value())));
    }

    private static OsbOperation polling(OsbOperation operation) {
        return operation.resource().ofBinding() ? OsbOperation.LAST_BINDING_OPERATION : OsbOperation.LAST_OPERATION;
    }

    private static boolean isMissing(BrokerModel broker, OfferingModel offering, OsbOperation operation) {
        return !broker.handles(offering, operation)
                && broker.handlers(operation).stream()
                        .noneMatch(handler -> HandlerOfferingRule.namesUnknown(broker, handler));
    }
}

package io.openbroker.processor.check.handler;

import io.openbroker.model.OsbOperation;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** For each offering there is one handler for each operation that it needs. */
public final class HandlerSetRule implements Rule {

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        checkDuplicates(broker, found);
        for (OfferingModel offering : broker.offerings()) {
            checkRequired(broker, offering, found);
            checkPair(broker, offering, OsbOperation.BIND, OsbOperation.UNBIND, found);
            checkPair(broker, offering, OsbOperation.UNBIND, OsbOperation.BIND, found);
            checkPolling(broker, offering, found);
            checkFetching(broker, offering, found);
        }
    }

    private static void checkDuplicates(BrokerModel broker, List<Diagnostic> found) {
        for (HandlerModel handler : broker.handlers()) {
            for (OfferingModel offering : broker.served(handler)) {
                HandlerModel first =
                        broker.handler(offering, handler.operation()).orElseThrow();
                if (!first.source().equals(handler.source())) {
                    found.add(HandlerDiagnostic.of(
                            DiagnosticCode.DUPLICATE_HANDLER,
                            handler,
                            offering.name().value(),
                            first.shownName()));
                    break;
                }
            }
        }
    }

    private static void checkRequired(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        List<String> missing = new ArrayList<>();
        for (OsbOperation operation : List.of(OsbOperation.PROVISION, OsbOperation.DEPROVISION)) {
            if (isMissing(broker, offering, operation)) {
                missing.add(HandlerModel.annotation(operation));
            }
        }
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
        Optional<HandlerModel> handler = broker.handler(offering, present);
        if (handler.isPresent() && isMissing(broker, offering, other)) {
            found.add(Diagnostic.of(
                    DiagnosticCode.UNPAIRED_HANDLER,
                    handler.get().source(),
                    offering.name().value(),
                    handler.get().annotation(),
                    HandlerModel.annotation(other),
                    handlesElsewhere(broker, other)
                            ? ", or name the offerings that can be bound: @"
                                    + handler.get().annotation() + "(offering = …)"
                            : ""));
        }
    }

    private static boolean handlesElsewhere(BrokerModel broker, OsbOperation operation) {
        return broker.offerings().stream().anyMatch(offering -> broker.handles(offering, operation));
    }

    private static void checkPolling(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        // One handler is missing, however many return Accepted.
        Set<OsbOperation> missing = EnumSet.noneOf(OsbOperation.class);
        for (HandlerModel handler : broker.handlers()) {
            OsbOperation polling = polling(handler.operation());
            if (handler.needsPolling()
                    && HandlerResultRule.isAnswer(broker, handler)
                    && broker.serves(handler, offering)
                    && isMissing(broker, offering, polling)
                    && missing.add(polling)) {
                found.add(HandlerDiagnostic.of(
                        DiagnosticCode.MISSING_POLLING_HANDLER,
                        handler,
                        offering.name().value(),
                        HandlerModel.annotation(polling),
                        broker.external() ? "" : "; if people do the work, declare Accepted.Manual as the result"));
            }
        }
    }

    /** The credentials of an asynchronous bind must be fetched, from the runtime or a handler. */
    private static void checkFetching(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        if (!broker.external() || new CatalogFlags(broker, offering).bindingsRetrievable()) {
            return;
        }
        broker.handler(offering, OsbOperation.BIND)
                .filter(HandlerModel::returnsAccepted)
                .ifPresent(handler -> found.add(HandlerDiagnostic.of(
                        DiagnosticCode.MISSING_FETCH_HANDLER,
                        handler,
                        handler.result().type(),
                        offering.name().value())));
    }

    private static OsbOperation polling(OsbOperation operation) {
        return operation.resource().ofBinding() ? OsbOperation.LAST_BINDING_OPERATION : OsbOperation.LAST_OPERATION;
    }

    private static boolean isMissing(BrokerModel broker, OfferingModel offering, OsbOperation operation) {
        if (broker.handles(offering, operation)) {
            return false;
        }
        for (HandlerModel handler : broker.handlers(operation)) {
            if (HandlerOfferingRule.namesUnknown(broker, handler)) {
                return false;
            }
        }
        return true;
    }
}

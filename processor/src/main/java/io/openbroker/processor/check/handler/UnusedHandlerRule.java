package io.openbroker.processor.check.handler;

import io.openbroker.annotation.Flag;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.check.Reason;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.List;
import java.util.Optional;

/** A handler is there to be called. */
public final class UnusedHandlerRule implements Rule {

    @Override
    public void check(BrokerModel broker, HandlerModel handler, List<Diagnostic> found) {
        Optional<Reason> reason = reason(broker, handler);
        if (reason.isPresent()) {
            found.add(HandlerDiagnostic.of(
                    DiagnosticCode.UNUSED_HANDLER,
                    handler,
                    reason.get().why(),
                    reason.get().remedy()));
        }
    }

    /** Why a handler is never called. */
    private static Optional<Reason> reason(BrokerModel broker, HandlerModel handler) {
        List<OfferingModel> served = broker.served(handler);
        if (served.isEmpty()) {
            return Optional.empty();
        }
        return switch (handler.operation()) {
            case LAST_OPERATION, LAST_BINDING_OPERATION -> unlessAccepted(broker, handler, served);
            case BIND -> unless(anyIsBindable(broker, served), "no plan is bindable", "remove the flag \"bindable\"");
            case FETCH_BINDING ->
                unless(
                        served.stream()
                                        .anyMatch(offering -> broker.handles(offering, OsbOperation.BIND)
                                                && offering.flags()
                                                                .bindingsRetrievable()
                                                                .value()
                                                        != Flag.FALSE)
                                || lacksFetching(broker, served),
                        "the offering has no bindings that can be fetched",
                        "add a @Bind handler and remove the flag \"bindingsRetrievable\"");
            case FETCH_INSTANCE ->
                unless(
                        served.stream()
                                .anyMatch(offering ->
                                        offering.flags().instancesRetrievable().value() != Flag.FALSE),
                        "instancesRetrievable is FALSE",
                        "remove the flag");
            case CATALOG, PROVISION, UPDATE, DEPROVISION, UNBIND -> Optional.empty();
        };
    }

    private static boolean anyIsBindable(BrokerModel broker, List<OfferingModel> served) {
        for (OfferingModel offering : served) {
            if (new CatalogFlags(broker, offering).bindableAnywhere()) {
                return true;
            }
        }
        return false;
    }

    /** Whether that bindings cannot be fetched is the mistake, and said of the handler for binding. */
    private static boolean lacksFetching(BrokerModel broker, List<OfferingModel> served) {
        return broker.external()
                && served.stream()
                        .flatMap(offering -> broker.handler(offering, OsbOperation.BIND).stream())
                        .anyMatch(HandlerModel::returnsAccepted);
    }

    private static Optional<Reason> unlessAccepted(
            BrokerModel broker, HandlerModel polling, List<OfferingModel> served) {
        return unless(
                broker.handlers().stream()
                        .filter(handler -> handler.needsPolling() || !HandlerResultRule.isAnswer(broker, handler))
                        .filter(handler -> handler.operation().resource().ofBinding()
                                == polling.operation().resource().ofBinding())
                        .anyMatch(handler -> served.stream().anyMatch(offering -> broker.serves(handler, offering))),
                broker.external()
                        ? "no handler returns Accepted"
                        : "the runtime answers polls itself unless a handler returns Accepted, and none does",
                "return Accepted from a handler that starts work elsewhere");
    }

    private static Optional<Reason> unless(boolean used, String why, String change) {
        return used ? Optional.empty() : Optional.of(new Reason(why, change));
    }
}

package io.openbroker.processor.check;

import io.openbroker.annotation.Permission;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.HandlerResult;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.ResultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A permission is asked for only if bindings can make use of it. */
final class PermissionRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            if (!offering.requires().isEmpty()) {
                problem(broker, offering)
                        .ifPresent(problem -> found.add(Diagnostic.of(
                                DiagnosticCode.PERMISSION_NOT_USED,
                                offering.source(),
                                offering.name().value(),
                                offering.requires().stream()
                                        .map(Permission::name)
                                        .collect(Collectors.joining(", ")),
                                problem)));
            }
        }
        return found;
    }

    private static Optional<String> problem(BrokerModel broker, OfferingModel offering) {
        Optional<HandlerModel> bind = broker.handler(offering, OsbOperation.BIND);
        if (bind.isEmpty()) {
            return Optional.of("it has no @Bind handler");
        }
        return bind.filter(PermissionRule::returnsCredentials)
                .map(handler -> "its @Bind handler returns " + handler.result().type() + ", which is credentials only");
    }

    private static boolean returnsCredentials(HandlerModel handler) {
        return handler.result() instanceof HandlerResult.Of of && of.kind() == ResultKind.CREDENTIALS;
    }
}

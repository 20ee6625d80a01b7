package io.openbroker.processor.check.catalog;

import io.openbroker.annotation.Permission;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.check.Reason;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.ResultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A permission is asked for if bindings make use of it, and only if they can. */
public final class PermissionRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            if (offering.requires().explicit()) {
                problem(broker, offering)
                        .ifPresent(problem -> found.add(Diagnostic.of(
                                DiagnosticCode.PERMISSION_NOT_USED,
                                offering.requires().source(),
                                offering.name().value(),
                                shown(offering.requires()),
                                problem.why(),
                                problem.remedy())));
            }
            missing(broker, offering, found);
        }
        return found;
    }

    private static void missing(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        Optional<HandlerModel> bind = broker.handler(offering, OsbOperation.BIND);
        if (bind.isEmpty()) {
            return;
        }
        for (Permission permission : Permission.values()) {
            if (bind.get().needs().contains(permission)
                    && !offering.requires().value().contains(permission)) {
                String name = permission.name();
                found.add(Diagnostic.of(
                        DiagnosticCode.PERMISSION_MISSING,
                        bind.get().source(),
                        bind.get().shownName(),
                        part(permission),
                        offering.name().value(),
                        name,
                        offering.plans().source().isInFile()
                                ? "Add \"" + name.toLowerCase(Locale.ROOT) + "\" to \"requires\" of the offering"
                                : "Add requires = Permission." + name + " to @ServiceOffering"));
            }
        }
    }

    private static String part(Permission permission) {
        return switch (permission) {
            case SYSLOG_DRAIN -> "a syslog drain";
            case ROUTE_FORWARDING -> "a route service";
            case VOLUME_MOUNT -> "a volume mount";
        };
    }

    /** The permissions as they are written. */
    private static String shown(Setting<List<Permission>> requires) {
        boolean inFile = requires.source().isInFile();
        return requires.value().stream()
                .distinct()
                .map(permission -> inFile ? permission.name().toLowerCase(Locale.ROOT) : permission.name())
                .collect(Collectors.joining(", "));
    }

    /** Why bindings cannot make use of permissions. */
    private static Optional<Reason> problem(BrokerModel broker, OfferingModel offering) {
        Optional<HandlerModel> bind = broker.handler(offering, OsbOperation.BIND);
        if (bind.isEmpty()) {
            return Optional.of(new Reason("it has no @Bind handler", "Add one that returns"));
        }
        return bind.filter(PermissionRule::returnsCredentials)
                .map(handler -> new Reason(
                        "its @Bind handler returns " + handler.result().type() + ", which holds only credentials",
                        "Return"));
    }

    private static boolean returnsCredentials(HandlerModel handler) {
        return handler.result().is(ResultKind.CREDENTIALS);
    }
}

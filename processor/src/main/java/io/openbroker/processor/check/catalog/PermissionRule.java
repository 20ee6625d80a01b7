package io.openbroker.processor.check.catalog;

import io.openbroker.annotation.Permission;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.ResultKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A permission is asked for if bindings make use of it, and only if they can. */
public final class PermissionRule implements Rule {

    @Override
    public void check(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        Optional<HandlerModel> bind = broker.handler(offering, OsbOperation.BIND);
        if (bind.isEmpty()) {
            unused(offering, "it has no @Bind handler", "Add one that returns", found);
            return;
        }
        HandlerModel handler = bind.get();
        if (handler.result().is(ResultKind.CREDENTIALS)) {
            unused(
                    offering,
                    "its @Bind handler returns " + handler.result().type() + ", which holds only credentials",
                    "Return",
                    found);
        }
        for (Permission permission : Permission.values()) {
            if (handler.needs().contains(permission)
                    && !offering.requires().value().contains(permission)) {
                found.add(missing(offering, handler, permission));
            }
        }
    }

    /** Adds that bindings cannot make use of permissions, if the offering asks for some. */
    private static void unused(OfferingModel offering, String why, String remedy, List<Diagnostic> found) {
        if (offering.requires().explicit()) {
            found.add(Diagnostic.of(
                    DiagnosticCode.PERMISSION_NOT_USED,
                    offering.requires().source(),
                    offering.name().value(),
                    shown(offering.requires()),
                    why,
                    remedy));
        }
    }

    private static Diagnostic missing(OfferingModel offering, HandlerModel handler, Permission permission) {
        String name = permission.name();
        return Diagnostic.of(
                DiagnosticCode.PERMISSION_MISSING,
                handler.source(),
                handler.shownName(),
                part(permission),
                offering.name().value(),
                name,
                offering.plans().source().isInFile()
                        ? "Add \"" + name.toLowerCase(Locale.ROOT) + "\" to \"requires\" of the offering"
                        : "Add requires = Permission." + name + " to @ServiceOffering");
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
}

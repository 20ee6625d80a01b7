package io.openbroker.runtime.internal.request;

import io.openbroker.model.Context;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.command.UpdateCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads commands from request bodies. Checks the whole body before it looks ids up in the catalog. */
final class BodyReader {

    private static final String SERVICE_ID = "service_id";
    private static final String PLAN_ID = "plan_id";
    private static final String PARAMETERS = "parameters";
    private static final String PREDECESSOR = "predecessor_binding_id";

    private final ServiceCatalog catalog;

    BodyReader(ServiceCatalog catalog) {
        this.catalog = catalog;
    }

    ProvisionCommand provision(
            RequestOrigin origin, Route<OsbOperation> route, boolean acceptsIncomplete, Fields body) {
        String serviceId = body.requiredId(SERVICE_ID);
        String planId = body.requiredId(PLAN_ID);
        var context = OwnerGuids.readContext(body);
        var parameters = body.object(PARAMETERS).orElse(Map.of());
        var maintenance = MaintenanceInfoField.read(body);
        return new ProvisionCommand(
                origin,
                route.instanceId(),
                catalog.plan(serviceId, planId),
                context,
                parameters,
                maintenance,
                acceptsIncomplete);
    }

    UpdateCommand update(RequestOrigin origin, Route<OsbOperation> route, boolean acceptsIncomplete, Fields body) {
        String serviceId = body.requiredId(SERVICE_ID);
        Optional<String> planId = body.id(PLAN_ID);
        var context = context(body);
        var parameters = body.object(PARAMETERS);
        var maintenance = MaintenanceInfoField.read(body);
        Optional<Fields> previous = body.fields("previous_values");
        previous.ifPresent(BodyReader::checkPreviousValues);
        OfferedService service = catalog.service(serviceId);
        return new UpdateCommand(
                origin,
                route.instanceId(),
                service,
                planId.map(id -> ServiceCatalog.plan(service, id)),
                previous.flatMap(values -> values.text(PLAN_ID)),
                previous.flatMap(values -> values.fields("maintenance_info")).flatMap(info -> info.text("version")),
                context,
                parameters,
                maintenance,
                acceptsIncomplete);
    }

    BindCommand bind(RequestOrigin origin, Route<OsbOperation> route, boolean acceptsIncomplete, Fields body) {
        Optional<String> predecessor = body.id(PREDECESSOR);
        boolean namesPlan = predecessor.isEmpty() || body.has(SERVICE_ID) || body.has(PLAN_ID);
        Optional<String> serviceId = namesPlan ? Optional.of(body.requiredId(SERVICE_ID)) : Optional.empty();
        Optional<String> planId = namesPlan ? Optional.of(body.requiredId(PLAN_ID)) : Optional.empty();
        boolean hasParameters =
                body.object(PARAMETERS).filter(given -> !given.isEmpty()).isPresent();
        if (predecessor.isPresent() && (hasParameters || BindResourceField.isIn(body))) {
            throw Malformed.because(
                    "$." + PREDECESSOR + " does not allow parameters, bind_resource or app_guid, which the successor"
                            + " inherits. Remove them.");
        }
        var context = context(body).orElseGet(() -> Context.of(Map.of()));
        var resource = BindResourceField.read(body);
        var parameters = body.object(PARAMETERS).orElse(Map.of());
        Optional<OfferedPlan> target = serviceId.flatMap(service -> planId.map(plan -> catalog.plan(service, plan)));
        return new BindCommand(
                origin,
                route.instanceId(),
                route.bindingId(),
                target,
                context,
                resource,
                parameters,
                predecessor,
                acceptsIncomplete);
    }

    private static Optional<Context> context(Fields body) {
        body.fields("context").ifPresent(context -> context.id("platform"));
        return body.fields("context").filter(Fields::saysAnything).isPresent()
                ? body.object("context").map(Context::of)
                : Optional.empty();
    }

    // Checks types only: the runtime uses what it has recorded.
    private static void checkPreviousValues(Fields values) {
        List.of(SERVICE_ID, PLAN_ID, "organization_id", "space_id").forEach(values::checkText);
        values.fields("maintenance_info").ifPresent(info -> info.checkText("version"));
    }
}

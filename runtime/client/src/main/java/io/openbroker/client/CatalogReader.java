package io.openbroker.client;

import io.openbroker.model.MaintenanceInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the body of a catalog. */
final class CatalogReader {

    private CatalogReader() {}

    static Catalog read(JsonReader body, Optional<String> etag) {
        body.demand("services");
        return new Catalog(
                body.objects("services").stream().map(CatalogReader::offering).toList(), etag);
    }

    private static Catalog.Offering offering(JsonReader offering) {
        offering.demand("bindable");
        boolean bindable = offering.bool("bindable").orElse(true);
        boolean planUpdateable = offering.bool("plan_updateable").orElse(false);
        List<JsonReader> plans = offering.objects("plans");
        if (plans.isEmpty()) {
            offering.note("plans", "plans has no plan; at least one is expected.");
        }
        return new Catalog.Offering(
                offering.text("id"),
                offering.text("name"),
                offering.text("description"),
                offering.strings("tags"),
                offering.strings("requires"),
                bindable,
                offering.bool("instances_retrievable").orElse(false),
                offering.bool("bindings_retrievable").orElse(false),
                offering.bool("allow_context_updates").orElse(false),
                planUpdateable,
                offering.map("metadata").orElse(Map.of()),
                offering.object("dashboard_client").map(CatalogReader::dashboardClient),
                plans.stream().map(plan -> plan(plan, bindable, planUpdateable)).toList());
    }

    private static Catalog.DashboardClient dashboardClient(JsonReader client) {
        return new Catalog.DashboardClient(client.text("id"), client.text("secret"), client.string("redirect_uri"));
    }

    private static Catalog.Plan plan(JsonReader plan, boolean bindable, boolean planUpdateable) {
        return new Catalog.Plan(
                plan.text("id"),
                plan.text("name"),
                plan.text("description"),
                plan.bool("free").orElse(true),
                plan.bool("bindable").orElse(bindable),
                plan.bool("binding_rotatable").orElse(false),
                plan.bool("plan_updateable").orElse(planUpdateable),
                plan.map("metadata").orElse(Map.of()),
                schemas(plan.object("schemas")),
                plan.integer("maximum_polling_duration")
                        .filter(seconds -> seconds >= 0)
                        .map(Duration::ofSeconds),
                plan.object("maintenance_info").map(CatalogReader::maintenance));
    }

    static MaintenanceInfo maintenance(JsonReader info) {
        return new MaintenanceInfo(info.text("version"), info.string("description"));
    }

    private static Catalog.Schemas schemas(Optional<JsonReader> schemas) {
        Optional<JsonReader> instance = schemas.flatMap(each -> each.object("service_instance"));
        Optional<JsonReader> binding = schemas.flatMap(each -> each.object("service_binding"));
        return new Catalog.Schemas(
                parameters(instance, "create"), parameters(instance, "update"), parameters(binding, "create"));
    }

    private static Optional<Map<String, Object>> parameters(Optional<JsonReader> resource, String operation) {
        return resource.flatMap(each -> each.object(operation)).flatMap(each -> each.map("parameters"));
    }
}

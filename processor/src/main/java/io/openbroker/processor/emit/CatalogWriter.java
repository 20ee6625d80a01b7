package io.openbroker.processor.emit;

import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.CatalogFlags;
import io.openbroker.processor.model.DashboardClientModel;
import io.openbroker.processor.model.MaintenanceModel;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.PlanModel;
import io.openbroker.processor.model.Setting;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes the catalog of a broker (OSB v2.17, "Catalog Management", Body). Retired plans are not in it. */
final class CatalogWriter {

    /** Writes decimal numbers with the same algorithm on every JDK. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final BrokerModel broker;
    private final JsonGenerator json;

    private CatalogWriter(BrokerModel broker, JsonGenerator json) {
        this.broker = broker;
        this.json = json;
    }

    static CatalogBytes write(BrokerModel broker) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new CatalogWriter(broker, generator).catalog();
        }
        return new CatalogBytes(bytes.toByteArray());
    }

    private void catalog() {
        json.writeStartObject();
        json.writeArrayPropertyStart("services");
        broker.offerings().forEach(this::offering);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void offering(OfferingModel offering) {
        CatalogFlags flags = new CatalogFlags(broker, offering);
        json.writeStartObject();
        json.writeStringProperty("name", offering.name().value());
        json.writeStringProperty("id", offering.id().value());
        json.writeStringProperty("description", offering.description().value());
        strings("tags", offering.tags().stream().map(Setting::value).toList());
        strings(
                "requires",
                offering.requires().stream()
                        .map(permission -> permission.name().toLowerCase(Locale.ROOT))
                        .toList());
        json.writeBooleanProperty("bindable", flags.bindable());
        json.writeBooleanProperty("instances_retrievable", flags.instancesRetrievable());
        json.writeBooleanProperty("bindings_retrievable", flags.bindingsRetrievable());
        if (offering.flags().allowContextUpdates().value()) {
            json.writeBooleanProperty("allow_context_updates", true);
        }
        new MetadataWriter(json).write(offering.metadata());
        offering.dashboardClient().value().forEach(this::dashboardClient);
        json.writeBooleanProperty("plan_updateable", flags.planUpdateable());
        json.writeArrayPropertyStart("plans");
        offering.plans().plans().stream().filter(plan -> !plan.retired()).forEach(plan -> plan(plan, flags));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void plan(PlanModel plan, CatalogFlags flags) {
        json.writeStartObject();
        json.writeStringProperty("id", plan.id().value());
        json.writeStringProperty("name", plan.name().value());
        json.writeStringProperty("description", plan.description().value());
        new MetadataWriter(json).write(plan.metadata());
        json.writeBooleanProperty("free", plan.free());
        if (flags.bindable(plan) != flags.bindable()) {
            json.writeBooleanProperty("bindable", flags.bindable(plan));
        }
        if (flags.bindingRotatable(plan)) {
            json.writeBooleanProperty("binding_rotatable", true);
        }
        if (flags.planUpdateable(plan) != flags.planUpdateable()) {
            json.writeBooleanProperty("plan_updateable", flags.planUpdateable(plan));
        }
        if (plan.maximumPollingDuration().explicit()) {
            json.writeNumberProperty(
                    "maximum_polling_duration", plan.maximumPollingDuration().value());
        }
        plan.maintenance().value().forEach(this::maintenance);
        new PlanSchemasWriter(json).write(plan, flags);
        json.writeEndObject();
    }

    private void maintenance(MaintenanceModel maintenance) {
        json.writeObjectPropertyStart("maintenance_info");
        json.writeStringProperty("version", maintenance.version().value());
        text("description", maintenance.description());
        json.writeEndObject();
    }

    private void dashboardClient(DashboardClientModel client) {
        json.writeObjectPropertyStart("dashboard_client");
        json.writeStringProperty("id", client.id().value());
        json.writeStringProperty("secret", client.secret().value());
        text("redirect_uri", client.redirectUri());
        json.writeEndObject();
    }

    private void text(String name, Setting<String> text) {
        if (!text.value().isEmpty()) {
            json.writeStringProperty(name, text.value());
        }
    }

    private void strings(String name, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}

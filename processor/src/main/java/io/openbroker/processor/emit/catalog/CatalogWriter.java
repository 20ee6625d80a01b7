package io.openbroker.processor.emit.catalog;

import io.openbroker.annotation.Permission;
import io.openbroker.catalog.PlatformProfile;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.broker.PlatformSelection;
import io.openbroker.processor.model.catalog.DashboardClientModel;
import io.openbroker.processor.model.catalog.MaintenanceModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.catalog.VerbatimField;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes the catalog of a broker (OSB v2.17, "Catalog Management", Body). Retired plans are not in it. */
public final class CatalogWriter {

    /** Marks a retired plan in a template, that the runtime resolves at start. */
    private static final String RETIRED = "x-openbroker-retired";

    /** Names the platforms in a template. */
    private static final String PLATFORMS = "x-openbroker-platforms";

    /** Writes decimal numbers with the same algorithm on every JDK. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final BrokerModel broker;
    private final CatalogSpelling spelling;
    private final JsonGenerator json;
    private final MetadataWriter metadata;

    private CatalogWriter(BrokerModel broker, CatalogSpelling spelling, JsonGenerator json) {
        this.broker = broker;
        this.spelling = spelling;
        this.json = json;
        this.metadata = new MetadataWriter(json, spelling);
    }

    public static CatalogBytes write(BrokerModel broker, CatalogSpelling spelling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new CatalogWriter(broker, spelling, generator).catalog();
        }
        return new CatalogBytes(bytes.toByteArray());
    }

    private void catalog() {
        json.writeStartObject();
        json.writeArrayPropertyStart("services");
        for (OfferingModel offering : broker.offerings()) {
            offering(offering);
        }
        json.writeEndArray();
        platforms(broker.platforms());
        json.writeEndObject();
    }

    /** Tells the runtime which platforms' rules the values of placeholders are held to, if not those of all. */
    private void platforms(PlatformSelection platforms) {
        if (spelling.template() && !platforms.isAll()) {
            json.writeArrayPropertyStart(PLATFORMS);
            for (PlatformProfile platform : PlatformProfile.values()) {
                if (platforms.checked().contains(platform)) {
                    json.writeString(platform.id());
                }
            }
            json.writeEndArray();
        }
    }

    private void offering(OfferingModel offering) {
        CatalogFlags flags = new CatalogFlags(broker, offering);
        json.writeStartObject();
        json.writeStringProperty("name", spelling.text(offering.name()));
        json.writeStringProperty("id", spelling.text(offering.id()));
        json.writeStringProperty("description", spelling.text(offering.description()));
        tags(offering.tags());
        requires(offering.requires().value());
        json.writeBooleanProperty("bindable", flags.bindable());
        json.writeBooleanProperty("instances_retrievable", flags.instancesRetrievable());
        json.writeBooleanProperty("bindings_retrievable", flags.bindingsRetrievable());
        if (offering.flags().allowContextUpdates().value()) {
            json.writeBooleanProperty("allow_context_updates", true);
        }
        metadata.write(offering.metadata());
        for (DashboardClientModel client : offering.dashboardClient().value()) {
            dashboardClient(client);
        }
        json.writeBooleanProperty("plan_updateable", flags.planUpdateable());
        json.writeArrayPropertyStart("plans");
        PlanSchemasWriter schemas = new PlanSchemasWriter(json, flags);
        for (PlanModel plan : offering.plans().plans()) {
            if (spelling.template() || !plan.retired()) {
                plan(plan, flags, schemas);
            }
        }
        json.writeEndArray();
        verbatim(offering.verbatim());
        json.writeEndObject();
    }

    private void plan(PlanModel plan, CatalogFlags flags, PlanSchemasWriter schemas) {
        json.writeStartObject();
        json.writeStringProperty("id", spelling.text(plan.id()));
        json.writeStringProperty("name", spelling.text(plan.name()));
        json.writeStringProperty("description", spelling.text(plan.description()));
        metadata.write(plan.metadata());
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
        for (MaintenanceModel maintenance : plan.maintenance().value()) {
            maintenance(maintenance);
        }
        verbatim(plan.verbatim());
        if (plan.retired()) {
            json.writeBooleanProperty(RETIRED, true);
        }
        if (!plan.hasFileSchemas()) {
            schemas.write(plan);
        }
        json.writeEndObject();
    }

    private void maintenance(MaintenanceModel maintenance) {
        json.writeObjectPropertyStart("maintenance_info");
        json.writeStringProperty("version", spelling.text(maintenance.version()));
        text("description", maintenance.description());
        verbatim(maintenance.verbatim());
        json.writeEndObject();
    }

    private void dashboardClient(DashboardClientModel client) {
        json.writeObjectPropertyStart("dashboard_client");
        json.writeStringProperty("id", spelling.text(client.id()));
        json.writeStringProperty("secret", spelling.text(client.secret()));
        text("redirect_uri", client.redirectUri());
        verbatim(client.verbatim());
        json.writeEndObject();
    }

    private void text(String name, Setting<String> text) {
        if (!text.value().isEmpty()) {
            json.writeStringProperty(name, spelling.text(text));
        }
    }

    private void verbatim(List<VerbatimField> fields) {
        for (VerbatimField field : fields) {
            json.writeName(field.name());
            if (field.name().equals(VerbatimField.SCHEMAS)) {
                JsonCopier.copy(field.json().value(), json);
            } else {
                JsonCopier.copy(field.json().value(), json, spelling);
            }
        }
    }

    private void tags(List<Setting<String>> tags) {
        if (!tags.isEmpty()) {
            json.writeArrayPropertyStart("tags");
            for (Setting<String> tag : tags) {
                json.writeString(spelling.text(tag));
            }
            json.writeEndArray();
        }
    }

    private void requires(List<Permission> permissions) {
        if (!permissions.isEmpty()) {
            json.writeArrayPropertyStart("requires");
            for (Permission permission : permissions) {
                json.writeString(permission.name().toLowerCase(Locale.ROOT));
            }
            json.writeEndArray();
        }
    }
}

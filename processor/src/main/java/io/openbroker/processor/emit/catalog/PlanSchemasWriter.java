package io.openbroker.processor.emit.catalog;

import io.openbroker.model.OsbOperation;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.schema.SchemaDocument;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes the schemas of a plan (OSB v2.17, Schemas Object): those of the parameters that its handlers take. */
final class PlanSchemasWriter {

    private final JsonGenerator json;

    PlanSchemasWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(PlanModel plan, CatalogFlags flags) {
        Optional<String> create = schema(OsbOperation.PROVISION, plan, flags);
        Optional<String> update = schema(OsbOperation.UPDATE, plan, flags);
        Optional<String> bind = flags.bindable(plan) ? schema(OsbOperation.BIND, plan, flags) : Optional.empty();
        if (create.isEmpty() && update.isEmpty() && bind.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("schemas");
        if (create.isPresent() || update.isPresent()) {
            json.writeObjectPropertyStart("service_instance");
            create.ifPresent(schema -> parameters("create", schema));
            update.ifPresent(schema -> parameters("update", schema));
            json.writeEndObject();
        }
        if (bind.isPresent()) {
            json.writeObjectPropertyStart("service_binding");
            parameters("create", bind.get());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static Optional<String> schema(OsbOperation operation, PlanModel plan, CatalogFlags flags) {
        Optional<HandlerModel> handler = flags.broker().handler(flags.offering(), operation);
        return handler.isPresent()
                ? SchemaDocument.of(
                        handler.get().parametersSchema(), plan.schemaDraft().value())
                : Optional.empty();
    }

    private void parameters(String name, String schema) {
        json.writeObjectPropertyStart(name);
        json.writeName("parameters");
        json.writeRawValue(schema);
        json.writeEndObject();
    }
}

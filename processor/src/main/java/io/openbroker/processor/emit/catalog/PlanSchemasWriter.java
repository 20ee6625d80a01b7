package io.openbroker.processor.emit.catalog;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.model.broker.CatalogFlags;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.schema.SchemaDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes the schemas of an offering's plans (OSB v2.17, Schemas Object): those of the parameters that its handlers take. */
final class PlanSchemasWriter {

    private final JsonGenerator json;
    private final CatalogFlags flags;

    /** The schemas by operation and draft, which are the same for all plans. */
    private final Map<String, Optional<String>> schemas = new HashMap<>();

    PlanSchemasWriter(JsonGenerator json, CatalogFlags flags) {
        this.json = json;
        this.flags = flags;
    }

    void write(PlanModel plan) {
        SchemaDraft draft = plan.schemaDraft().value();
        Optional<String> create = schema(OsbOperation.PROVISION, draft);
        Optional<String> update = schema(OsbOperation.UPDATE, draft);
        Optional<String> bind = flags.bindable(plan) ? schema(OsbOperation.BIND, draft) : Optional.empty();
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

    private Optional<String> schema(OsbOperation operation, SchemaDraft draft) {
        String key = operation + "/" + draft;
        if (!schemas.containsKey(key)) {
            Optional<HandlerModel> handler = flags.broker().handler(flags.offering(), operation);
            schemas.put(
                    key,
                    handler.isPresent()
                            ? SchemaDocument.of(handler.get().parametersSchema(), draft)
                            : Optional.empty());
        }
        return schemas.getOrDefault(key, Optional.empty());
    }

    private void parameters(String name, String schema) {
        json.writeObjectPropertyStart(name);
        json.writeName("parameters");
        json.writeRawValue(schema);
        json.writeEndObject();
    }
}

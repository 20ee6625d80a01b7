package io.openbroker.processor.check.platform;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.ValueProblem;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.check.platform.PlatformChecks.Findings;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.schema.ParametersSchema;
import io.openbroker.processor.schema.SchemaDocument;
import io.openbroker.processor.schema.SchemaFileCheck;
import java.util.Optional;

/** Platforms can read the drafts in which parameters are described. */
record SchemaDrafts(BrokerModel broker, OfferingModel offering, Findings findings) {

    private static final String IN_FILE = "Write the schema in draft 4";

    void check(PlanModel plan, boolean bindable) {
        if (!findings.rules().mind(ValueProblem.SCHEMA_DRAFT_NOT_SUPPORTED)) {
            return;
        }
        if (plan.hasFileSchemas()) {
            for (PlanModel.FileSchema schema : plan.fileSchemas()) {
                add(schema.draft().value(), schema.json(), schema.draft().source(), IN_FILE);
            }
            return;
        }
        handler(OsbOperation.PROVISION, plan);
        handler(OsbOperation.UPDATE, plan);
        if (bindable) {
            handler(OsbOperation.BIND, plan);
        }
    }

    private void handler(OsbOperation operation, PlanModel plan) {
        Optional<HandlerModel> handler = broker.handler(offering, operation);
        Optional<ParametersSchema> schema = handler.map(HandlerModel::parametersSchema);
        if (schema.isEmpty()) {
            return;
        }
        if (schema.get() instanceof ParametersSchema.Derived derived
                && derived.problems().isEmpty()) {
            SchemaDraft draft = plan.schemaDraft().value();
            if (draft != SchemaDraft.DRAFT_04) {
                String json = SchemaDocument.of(derived, draft).orElseThrow();
                add(draft, json, plan.schemaDraft().source(), "Remove schemaDraft");
            }
        } else if (schema.get() instanceof ParametersSchema.Given given) {
            String json = given.text().orElse("");
            SchemaFileCheck.draft(json)
                    .ifPresent(draft -> add(draft, json, given.file().source(), IN_FILE));
        }
    }

    private void add(SchemaDraft draft, String json, SourceRef source, String remedy) {
        if (draft != SchemaDraft.DRAFT_04) {
            boolean alsoDraft4 = draft == SchemaDraft.DRAFT_06 && SchemaFileCheck.conformsToDraft4(json);
            findings.add(findings.rules().schemaDraft(draft, alsoDraft4, remedy), source);
        }
    }
}

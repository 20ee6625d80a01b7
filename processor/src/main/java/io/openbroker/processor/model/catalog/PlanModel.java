package io.openbroker.processor.model.catalog;

import io.openbroker.annotation.Flag;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.processor.model.Setting;
import java.util.List;
import java.util.Optional;

/**
 * A constant with {@code @Plan}, or a plan of a catalog file; beside the constant its members are those of the annotation.
 *
 * @param constant the constant's name; none where no enum has the plans of a file
 * @param name the plan's name, which is explicit only if it does not come from the constant
 * @param schemaDraft the draft of derived schemas, chosen by the plan, its offering or its broker
 * @param fileSchemas the schemas that a file has for it
 * @param verbatim other fields in a file, which are published unchanged
 */
public record PlanModel(
        Optional<String> constant,
        Setting<String> id,
        Setting<String> name,
        Setting<String> description,
        boolean free,
        PlanFlags flags,
        Setting<Integer> maximumPollingDuration,
        Setting<List<MaintenanceModel>> maintenance,
        boolean retired,
        Setting<SchemaDraft> schemaDraft,
        List<FileSchema> fileSchemas,
        MetadataModel metadata,
        List<VerbatimField> verbatim) {

    public PlanModel {
        fileSchemas = List.copyOf(fileSchemas);
        verbatim = List.copyOf(verbatim);
    }

    public PlanModel as(Optional<String> other) {
        return new PlanModel(
                other,
                id,
                name,
                description,
                free,
                flags,
                maximumPollingDuration,
                maintenance,
                retired,
                schemaDraft,
                fileSchemas,
                metadata,
                verbatim);
    }

    /** Whether a file has schemas for it, so that none follow from handlers. */
    public boolean hasFileSchemas() {
        for (VerbatimField field : verbatim) {
            if (field.name().equals(VerbatimField.SCHEMAS)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A schema in a catalog file.
     *
     * @param draft the draft that it names
     * @param json the schema
     */
    public record FileSchema(Setting<SchemaDraft> draft, String json) {}

    /** The flags of a plan, as they are set by hand. */
    public record PlanFlags(Setting<Flag> bindable, Setting<Flag> planUpdateable, Setting<Flag> bindingRotatable) {}
}

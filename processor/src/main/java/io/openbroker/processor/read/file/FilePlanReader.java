package io.openbroker.processor.read.file;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.MaintenanceModel;
import io.openbroker.processor.model.catalog.MetadataModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.catalog.PlanModel.PlanFlags;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a service plan in a catalog file (OSB v2.17, "Catalog Management", Service Plan Object). */
final class FilePlanReader {

    /** Our own: the specification has no word for a plan that only existing service instances have. */
    static final String RETIRED = "x-openbroker-retired";

    private FilePlanReader() {}

    static PlanModel read(FieldReader plan, Setting<SchemaDraft> draft) {
        return new PlanModel(
                Optional.empty(),
                plan.requiredText("id"),
                plan.requiredText("name"),
                plan.requiredText("description"),
                plan.truth("free", true).value(),
                new PlanFlags(plan.flag("bindable"), plan.flag("plan_updateable"), plan.flag("binding_rotatable")),
                plan.wholeNumber("maximum_polling_duration"),
                maintenance(plan),
                plan.truth(RETIRED, false).value(),
                draft,
                FileSchemas.all(plan),
                metadata(plan, MetadataModel.OF_PLAN),
                Stream.concat(FileSchemas.read(plan).stream(), plan.others(MetadataModel.OF_PLAN).stream())
                        .toList());
    }

    static MetadataModel metadata(FieldReader parent, Set<String> names) {
        return parent.object("metadata")
                .map(metadata -> FileMetadataReader.read(metadata, names))
                .orElseGet(() -> MetadataModel.NONE);
    }

    private static Setting<List<MaintenanceModel>> maintenance(FieldReader plan) {
        SourceRef place = plan.place("maintenance_info");
        List<MaintenanceModel> read = plan.object("maintenance_info").stream()
                .map(info ->
                        new MaintenanceModel(info.requiredText("version"), info.text("description"), info.others()))
                .toList();
        return new Setting<>(read, !read.isEmpty(), place);
    }
}

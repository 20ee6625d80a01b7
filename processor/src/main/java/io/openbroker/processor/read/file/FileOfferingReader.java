package io.openbroker.processor.read.file;

import io.openbroker.annotation.Permission;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.DashboardClientModel;
import io.openbroker.processor.model.catalog.MetadataModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.OfferingModel.OfferingFlags;
import io.openbroker.processor.model.catalog.PlanListModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a service offering in a catalog file (OSB v2.17, "Catalog Management", Service Offering Object). */
final class FileOfferingReader {

    private FileOfferingReader() {}

    static OfferingModel read(FieldReader offering, Setting<SchemaDraft> draft) {
        return new OfferingModel(
                offering.source(),
                offering.requiredText("id"),
                offering.requiredText("name"),
                offering.requiredText("description"),
                new PlanListModel(
                        Optional.empty(),
                        offering.place("plans"),
                        true,
                        offering.requiredObjects("plans").stream()
                                .map(plan -> FilePlanReader.read(plan, draft))
                                .toList(),
                        List.of()),
                offering.texts("tags"),
                requires(offering),
                new OfferingFlags(
                        offering.flag("bindable"),
                        offering.flag("plan_updateable"),
                        offering.flag("instances_retrievable"),
                        offering.flag("bindings_retrievable"),
                        offering.truth("allow_context_updates", false),
                        new Setting<>(false, false, offering.source())),
                FilePlanReader.metadata(offering, MetadataModel.OF_OFFERING),
                dashboardClient(offering),
                offering.others(MetadataModel.OF_OFFERING));
    }

    private static Setting<List<Permission>> requires(FieldReader offering) {
        List<Permission> permissions = offering.constants(
                "requires",
                "an array of \"syslog_drain\", \"route_forwarding\" and \"volume_mount\"",
                FileOfferingReader::permission);
        return new Setting<>(permissions, !permissions.isEmpty(), offering.place("requires"));
    }

    private static Optional<Permission> permission(String name) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static Setting<List<DashboardClientModel>> dashboardClient(FieldReader offering) {
        List<DashboardClientModel> read = offering.object("dashboard_client").stream()
                .map(client -> new DashboardClientModel(
                        client.requiredText("id"),
                        client.requiredText("secret"),
                        client.text("redirect_uri"),
                        client.others()))
                .toList();
        return new Setting<>(read, !read.isEmpty(), offering.place("dashboard_client"));
    }
}

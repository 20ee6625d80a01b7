package io.openbroker.processor.check.platform;

import io.openbroker.catalog.PlatformRules;
import io.openbroker.catalog.ValueProblem;
import io.openbroker.processor.check.platform.PlatformChecks.Findings;
import io.openbroker.processor.model.catalog.MaintenanceModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.catalog.VerbatimField;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Applies the rules of platforms to the maintenance information of a plan. */
final class MaintenanceCheck {

    /** As JSON no character has more than 6, so that shorter texts cannot exceed any limit. */
    private static final int SURELY_SHORT = 300;

    private MaintenanceCheck() {}

    static void check(PlanModel plan, Findings findings) {
        for (MaintenanceModel maintenance : plan.maintenance().value()) {
            for (VerbatimField field : maintenance.verbatim()) {
                if (!PlatformRules.MAINTENANCE_MEMBERS.contains(field.name())) {
                    findings.add(
                            findings.rules().found(ValueProblem.MAINTENANCE_MEMBER_UNKNOWN, field.name()),
                            field.json().source());
                }
            }
            if (maintenance.version().known().isPresent()
                    && maintenance.description().known().isPresent()
                    && length(maintenance) > SURELY_SHORT) {
                findings.add(
                        findings.rules().maintenance(json(maintenance)),
                        maintenance.description().source());
            }
        }
    }

    private static int length(MaintenanceModel maintenance) {
        int length = maintenance.version().value().length()
                + maintenance.description().value().length();
        for (VerbatimField field : maintenance.verbatim()) {
            length += field.name().length() + field.json().value().length();
        }
        return length;
    }

    private static String json(MaintenanceModel maintenance) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("version", maintenance.version().known().orElse(""));
            json.writeStringProperty(
                    "description", maintenance.description().known().orElse(""));
            for (VerbatimField field : maintenance.verbatim()) {
                json.writeName(field.name());
                json.writeRawValue(field.json().value());
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}

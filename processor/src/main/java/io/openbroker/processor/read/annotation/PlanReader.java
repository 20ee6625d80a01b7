package io.openbroker.processor.read.annotation;

import io.openbroker.annotation.Flag;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.MaintenanceModel;
import io.openbroker.processor.model.catalog.PlanListModel;
import io.openbroker.processor.model.catalog.PlanListModel.OtherConstant;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.catalog.PlanModel.PlanFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Reads the plans of an offering from the constants of its enum. */
public final class PlanReader {

    private final ClassReader classes;

    public PlanReader(ClassReader classes) {
        this.classes = classes;
    }

    PlanListModel read(TypeElement type, SourceRef source, PackageElement from, Setting<SchemaDraft> draft) {
        List<PlanModel> plans = new ArrayList<>();
        List<OtherConstant> others = new ArrayList<>();
        for (Element constant : classes.constants(type)) {
            String name = constant.getSimpleName().toString();
            Optional<AnnotationReader> plan = AnnotationReader.find(constant, Plan.class.getName());
            if (plan.isPresent()) {
                plans.add(plan(name, plan.get(), draft));
            } else {
                others.add(new OtherConstant(name, SourceRef.of(constant)));
            }
        }
        return new PlanListModel(
                Optional.of(classes.ref(type)), source, classes.visibleFrom(from, type), plans, others);
    }

    private static PlanModel plan(String constant, AnnotationReader plan, Setting<SchemaDraft> draft) {
        return new PlanModel(
                Optional.of(constant),
                plan.text("id"),
                name(constant, plan),
                plan.text("description"),
                plan.flag("free").value(),
                new PlanFlags(
                        plan.constant("bindable", Flag.class),
                        plan.constant("planUpdateable", Flag.class),
                        plan.constant("bindingRotatable", Flag.class)),
                plan.wholeNumber("maximumPollingDuration"),
                plan.setting("maintenance", maintenance(plan)),
                plan.flag("retired").value(),
                schemaDraft(plan, draft),
                List.of(),
                MetadataReader.ofPlan(plan),
                List.of());
    }

    /** The draft that an annotation chooses, or else the one around it. */
    static Setting<SchemaDraft> schemaDraft(AnnotationReader annotation, Setting<SchemaDraft> around) {
        Setting<SchemaDraft> own = annotation.constant("schemaDraft", SchemaDraft.class);
        return own.explicit() ? own : around;
    }

    private static List<MaintenanceModel> maintenance(AnnotationReader plan) {
        List<MaintenanceModel> found = new ArrayList<>();
        for (AnnotationReader maintenance : plan.annotations("maintenance")) {
            found.add(new MaintenanceModel(maintenance.text("version"), maintenance.text("description"), List.of()));
        }
        return found;
    }

    private static Setting<String> name(String constant, AnnotationReader plan) {
        Setting<String> name = plan.text("name");
        return name.explicit()
                ? name
                : new Setting<>(constant.toLowerCase(Locale.ROOT).replace('_', '-'), false, name.source());
    }
}

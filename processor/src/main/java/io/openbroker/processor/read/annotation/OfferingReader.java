package io.openbroker.processor.read.annotation;

import io.openbroker.annotation.Flag;
import io.openbroker.annotation.Permission;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.ServiceOfferings;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.DashboardClientModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.OfferingModel.OfferingFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads the offerings of a class. */
public final class OfferingReader {

    private final PlanReader plans;

    public OfferingReader(PlanReader plans) {
        this.plans = plans;
    }

    public List<OfferingModel> read(TypeElement type, PackageElement from, Setting<SchemaDraft> draft) {
        List<OfferingModel> offerings = new ArrayList<>();
        for (AnnotationReader annotation : annotations(type)) {
            Optional<TypeElement> planEnum = plans(annotation);
            if (planEnum.isPresent()) {
                offerings.add(read(annotation, planEnum.get(), from, draft));
            }
        }
        return offerings;
    }

    /** The offerings as they are written, whether the compiler has put them into a container or not. */
    public static List<AnnotationReader> annotations(Element type) {
        Optional<AnnotationReader> container = AnnotationReader.find(type, ServiceOfferings.class.getName());
        if (container.isPresent()) {
            return AnnotationReader.contained(type, container.get());
        }
        Optional<AnnotationReader> offering = AnnotationReader.find(type, ServiceOffering.class.getName());
        return offering.isPresent() ? List.of(offering.get()) : List.of();
    }

    /** The plan enum; none if the annotation is incomplete. */
    public static Optional<TypeElement> plans(AnnotationReader offering) {
        Optional<TypeMirror> type = offering.type("plans");
        return type.isPresent() ? TypeReader.element(type.get()) : Optional.empty();
    }

    private static Setting<List<Permission>> requires(AnnotationReader offering) {
        List<Permission> permissions = offering.constants("requires", Permission.class);
        return new Setting<>(permissions, !permissions.isEmpty(), offering.place("requires"));
    }

    private OfferingModel read(
            AnnotationReader offering, TypeElement planEnum, PackageElement from, Setting<SchemaDraft> draft) {
        return new OfferingModel(
                offering.source(),
                offering.text("id"),
                offering.text("name"),
                offering.text("description"),
                plans.read(planEnum, offering.place("plans"), from, PlanReader.schemaDraft(offering, draft)),
                offering.texts("tags"),
                requires(offering),
                new OfferingFlags(
                        offering.constant("bindable", Flag.class),
                        offering.constant("planUpdateable", Flag.class),
                        offering.constant("instancesRetrievable", Flag.class),
                        offering.constant("bindingsRetrievable", Flag.class),
                        offering.flag("allowContextUpdates"),
                        offering.flag("requiresApp")),
                MetadataReader.ofOffering(offering),
                offering.setting("dashboardClient", dashboardClients(offering)),
                List.of());
    }

    private static List<DashboardClientModel> dashboardClients(AnnotationReader offering) {
        List<DashboardClientModel> clients = new ArrayList<>();
        for (AnnotationReader client : offering.annotations("dashboardClient")) {
            clients.add(new DashboardClientModel(
                    client.text("id"), client.text("secret"), client.text("redirectUri"), List.of()));
        }
        return clients;
    }
}

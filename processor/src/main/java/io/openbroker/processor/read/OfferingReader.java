package io.openbroker.processor.read;

import io.openbroker.annotation.Flag;
import io.openbroker.annotation.Permission;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.ServiceOfferings;
import io.openbroker.processor.model.DashboardClientModel;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.OfferingModel.OfferingFlags;
import io.openbroker.processor.model.Setting;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Reads the offerings of a class. */
final class OfferingReader {

    private final PlanReader plans;

    OfferingReader(PlanReader plans) {
        this.plans = plans;
    }

    List<OfferingModel> read(TypeElement type, PackageElement from) {
        return annotations(type).stream()
                .flatMap(annotation -> plans(annotation).map(plans -> read(annotation, plans, from)).stream())
                .toList();
    }

    /** The offerings as they are written, whether the compiler has put them into a container or not. */
    static List<AnnotationReader> annotations(Element type) {
        return AnnotationReader.find(type, ServiceOfferings.class.getName())
                .map(container -> AnnotationReader.contained(type, container))
                .orElseGet(() -> AnnotationReader.find(type, ServiceOffering.class.getName()).stream()
                        .toList());
    }

    /** The plan enum; none if the annotation is incomplete. */
    static java.util.Optional<TypeElement> plans(AnnotationReader offering) {
        return offering.type("plans").flatMap(TypeReader::element);
    }

    private static Setting<List<Permission>> requires(AnnotationReader offering) {
        List<Permission> permissions = offering.constants("requires", Permission.class);
        return new Setting<>(permissions, !permissions.isEmpty(), offering.place("requires"));
    }

    private OfferingModel read(AnnotationReader offering, TypeElement planEnum, PackageElement from) {
        return new OfferingModel(
                offering.source(),
                offering.text("id"),
                offering.text("name"),
                offering.text("description"),
                plans.read(planEnum, offering.place("plans"), from),
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
                offering.all(
                        "dashboardClient",
                        client -> new DashboardClientModel(
                                client.text("id"), client.text("secret"), client.text("redirectUri"), List.of())),
                List.of());
    }
}

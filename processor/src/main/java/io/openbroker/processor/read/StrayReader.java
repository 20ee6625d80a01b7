package io.openbroker.processor.read;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.ServiceOfferings;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.StrayAnnotation;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Finds annotations that stand where they mean nothing. */
public final class StrayReader {

    private StrayReader() {}

    /** The annotations of this round that stray. */
    public static List<StrayAnnotation> read(RoundEnvironment round) {
        List<StrayAnnotation> found = new ArrayList<>();
        for (Element type : round.getElementsAnnotatedWithAny(Set.of(ServiceOffering.class, ServiceOfferings.class))) {
            if (!isBroker(type)) {
                OfferingReader.annotations(type).stream()
                        .findFirst()
                        .ifPresent(offering ->
                                found.add(stray(StrayAnnotation.Kind.OFFERING, "ServiceOffering", type, offering)));
            }
        }
        for (OsbOperation operation : OsbOperation.values()) {
            operation.handler().ifPresent(annotation -> found.addAll(handlers(round, operation, annotation)));
        }
        for (Element field : round.getElementsAnnotatedWith(Plan.class)) {
            Optional<AnnotationReader> plan = AnnotationReader.find(field, Plan.class.getName());
            if (field.getKind() != ElementKind.ENUM_CONSTANT && plan.isPresent()) {
                found.add(stray(StrayAnnotation.Kind.PLAN, "Plan", field, plan.get()));
            }
        }
        return found;
    }

    private static List<StrayAnnotation> handlers(
            RoundEnvironment round, OsbOperation operation, Class<? extends Annotation> annotation) {
        List<StrayAnnotation> found = new ArrayList<>();
        for (Element method : round.getElementsAnnotatedWith(annotation)) {
            Element type = Objects.requireNonNull(method.getEnclosingElement(), "every method is in a type");
            if (!isBroker(type)) {
                found.add(stray(
                        StrayAnnotation.Kind.HANDLER,
                        HandlerModel.annotation(operation),
                        type,
                        HandlerReader.annotation(method, operation)));
            }
        }
        return found;
    }

    private static boolean isBroker(Element type) {
        return AnnotationReader.find(type, Broker.class.getName()).isPresent();
    }

    private static StrayAnnotation stray(
            StrayAnnotation.Kind kind, String annotation, Element place, AnnotationReader reader) {
        return new StrayAnnotation(kind, annotation, place.getSimpleName().toString(), reader.source());
    }
}

package io.openbroker.processor.read.handler;

import io.openbroker.annotation.Plan;
import io.openbroker.processor.model.catalog.UnreadPlan;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.ClassReader;
import io.openbroker.processor.read.annotation.OfferingReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds {@code @Plan} in enums that are in a broker, or that its handlers receive, and that no offering names. */
public final class UnreadPlanReader {

    private final ClassReader classes;

    public UnreadPlanReader(ClassReader classes) {
        this.classes = classes;
    }

    /** The first one of each enum, because one mistake causes them all. */
    public List<UnreadPlan> of(TypeElement broker) {
        Set<TypeElement> named = OfferingReader.annotations(broker).stream()
                .flatMap(offering -> OfferingReader.plans(offering).stream())
                .collect(Collectors.toSet());
        return Stream.concat(
                        HandlerReader.parameterTypes(broker).stream(),
                        ElementFilter.typesIn(broker.getEnclosedElements()).stream())
                .filter(type -> type.getKind() == ElementKind.ENUM && !named.contains(type))
                .distinct()
                .flatMap(type -> first(type).stream())
                .toList();
    }

    private Optional<UnreadPlan> first(TypeElement type) {
        return classes.constants(type).stream()
                .flatMap(constant -> plan(type, constant).stream())
                .findFirst();
    }

    private Optional<UnreadPlan> plan(TypeElement type, Element constant) {
        return AnnotationReader.find(constant, Plan.class.getName())
                .map(plan -> new UnreadPlan(
                        classes.ref(type), constant.getSimpleName().toString(), plan.source()));
    }
}

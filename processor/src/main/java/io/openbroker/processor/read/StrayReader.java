package io.openbroker.processor.read;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.ServiceOfferings;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.StrayAnnotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds annotations that stand where they mean nothing. */
public final class StrayReader {

    private StrayReader() {}

    /**
     * The annotations of this round that stray; of each class the first one, because one mistake causes them all. Left out are
     * classes with an annotation that the compiler does not know, which may be the misspelt one for a broker, and the handlers
     * above brokers, of which is said there.
     */
    public static List<StrayAnnotation> read(
            RoundEnvironment round, List<TypeElement> nearlyBrokers, UnknownAnnotations unknown) {
        Map<Element, StrayAnnotation> byClass = new LinkedHashMap<>();
        for (TypeElement type : nearlyBrokers) {
            if (unknown.on(type)) {
                continue;
            }
            List<AnnotationReader> offerings = OfferingReader.annotations(type);
            if (!offerings.isEmpty()) {
                byClass.put(type, stray(StrayAnnotation.Kind.OFFERING, "ServiceOffering", type, offerings.get(0)));
            }
        }
        addHandlers(round, unknown, byClass);
        List<StrayAnnotation> found = new ArrayList<>(byClass.values());
        for (Element field : round.getElementsAnnotatedWith(Plan.class)) {
            Optional<AnnotationReader> plan = AnnotationReader.find(field, Plan.class.getName());
            if (field.getKind() != ElementKind.ENUM_CONSTANT && plan.isPresent()) {
                found.add(stray(StrayAnnotation.Kind.PLAN, "Plan", field, plan.get()));
            }
        }
        return found;
    }

    /** The classes of this round that have an offering and would be brokers, had they the annotation for it. */
    public static List<TypeElement> nearlyBrokers(RoundEnvironment round) {
        List<TypeElement> found = new ArrayList<>();
        for (TypeElement type : ElementFilter.typesIn(
                round.getElementsAnnotatedWithAny(Set.of(ServiceOffering.class, ServiceOfferings.class)))) {
            if (!isBroker(type)) {
                found.add(type);
            }
        }
        return found;
    }

    private static void addHandlers(
            RoundEnvironment round, UnknownAnnotations unknown, Map<Element, StrayAnnotation> byClass) {
        Set<Element> aboveBrokers = new HashSet<>();
        for (TypeElement broker : ElementFilter.typesIn(round.getElementsAnnotatedWith(Broker.class))) {
            aboveBrokers.addAll(InheritedHandlers.ancestors(broker));
        }
        // All at once, because each question makes the compiler look through all sources.
        for (Element method : round.getElementsAnnotatedWithAny(HandlerReader.ANNOTATIONS)) {
            Element type = Objects.requireNonNull(method.getEnclosingElement(), "every method is in a type");
            if (!isBroker(type)
                    && !aboveBrokers.contains(type)
                    && !(type instanceof TypeElement around && unknown.on(around))) {
                OsbOperation operation = HandlerReader.operations(method).get(0);
                byClass.putIfAbsent(
                        type,
                        stray(
                                StrayAnnotation.Kind.HANDLER,
                                HandlerModel.annotation(operation),
                                type,
                                HandlerReader.annotation(method, operation)));
            }
        }
    }

    static boolean isBroker(Element type) {
        return AnnotationReader.find(type, Broker.class.getName()).isPresent();
    }

    private static StrayAnnotation stray(
            StrayAnnotation.Kind kind, String annotation, Element place, AnnotationReader reader) {
        return new StrayAnnotation(kind, annotation, place.getSimpleName().toString(), reader.source());
    }
}

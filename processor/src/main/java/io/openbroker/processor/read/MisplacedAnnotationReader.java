package io.openbroker.processor.read;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.ServiceOfferings;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.model.broker.MisplacedAnnotation;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.OfferingReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.handler.HandlerReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds annotations in places where they have no effect. */
public final class MisplacedAnnotationReader {

    private MisplacedAnnotationReader() {}

    /**
     * The misplaced annotations of a round.
     *
     * @param annotations the first one of each class, because one mistake causes them all; without classes that have an unknown
     *     annotation, which may be a misspelt {@code @Broker}, and without supertypes of brokers, which are reported at the broker
     * @param nearlyBrokers the classes that lack only {@code @Broker}
     */
    public record Misplaced(List<MisplacedAnnotation> annotations, Set<TypeElement> nearlyBrokers) {
        public Misplaced {
            annotations = List.copyOf(annotations);
            nearlyBrokers = Collections.unmodifiableSet(new LinkedHashSet<>(nearlyBrokers));
        }
    }

    public static Misplaced read(RoundEnvironment round, UnknownAnnotations unknown) {
        Map<TypeElement, MisplacedAnnotation> byClass = new LinkedHashMap<>();
        addOfferings(round, byClass);
        addHandlers(round, byClass);
        List<MisplacedAnnotation> found = new ArrayList<>();
        byClass.forEach((type, misplaced) -> {
            if (!unknown.on(type)) {
                found.add(misplaced);
            }
        });
        for (Element field : round.getElementsAnnotatedWith(Plan.class)) {
            Optional<AnnotationReader> plan = AnnotationReader.find(field, Plan.class.getName());
            if (field.getKind() == ElementKind.FIELD && plan.isPresent()) {
                found.add(misplaced(MisplacedAnnotation.Kind.PLAN, "Plan", field, plan.get()));
            }
        }
        return new Misplaced(found, byClass.keySet());
    }

    private static void addOfferings(RoundEnvironment round, Map<TypeElement, MisplacedAnnotation> byClass) {
        for (TypeElement type : ElementFilter.typesIn(
                round.getElementsAnnotatedWithAny(Set.of(ServiceOffering.class, ServiceOfferings.class)))) {
            List<AnnotationReader> offerings = OfferingReader.annotations(type);
            if (!isBroker(type) && !offerings.isEmpty()) {
                byClass.put(
                        type, misplaced(MisplacedAnnotation.Kind.OFFERING, "ServiceOffering", type, offerings.get(0)));
            }
        }
    }

    private static void addHandlers(RoundEnvironment round, Map<TypeElement, MisplacedAnnotation> byClass) {
        Set<Element> aboveBrokers = new HashSet<>();
        for (TypeElement broker : ElementFilter.typesIn(round.getElementsAnnotatedWith(Broker.class))) {
            aboveBrokers.addAll(TypeReader.ancestors(broker));
        }
        // All at once, because each question makes the compiler look through all sources. javac itself rejects them on
        // anything else.
        for (ExecutableElement method :
                ElementFilter.methodsIn(round.getElementsAnnotatedWithAny(HandlerReader.ANNOTATIONS))) {
            if (method.getEnclosingElement() instanceof TypeElement type
                    && !isBroker(type)
                    && !aboveBrokers.contains(type)) {
                OsbOperation operation = HandlerReader.operations(method).get(0);
                byClass.putIfAbsent(
                        type,
                        misplaced(
                                MisplacedAnnotation.Kind.HANDLER,
                                HandlerModel.annotation(operation),
                                type,
                                HandlerReader.annotation(method, operation)));
            }
        }
    }

    static boolean isBroker(Element type) {
        return AnnotationReader.find(type, Broker.class.getName()).isPresent();
    }

    private static MisplacedAnnotation misplaced(
            MisplacedAnnotation.Kind kind, String annotation, Element place, AnnotationReader reader) {
        return new MisplacedAnnotation(kind, annotation, place.getSimpleName().toString(), reader.source());
    }
}

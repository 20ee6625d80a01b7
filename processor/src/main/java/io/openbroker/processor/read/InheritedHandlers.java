package io.openbroker.processor.read;

import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.StrayAnnotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds handlers that a broker has of its superclasses and interfaces, where nobody calls them. Those of a broker above are called
 * for that one.
 */
final class InheritedHandlers {

    private final Elements elements;

    InheritedHandlers(Elements elements) {
        this.elements = elements;
    }

    /** One for each class above the broker, at the broker; the class itself may be in a library. */
    List<StrayAnnotation> read(TypeElement broker) {
        return ancestors(broker)
                .distinct()
                .filter(ancestor -> !StrayReader.isBroker(ancestor))
                .flatMap(ancestor -> operation(broker, ancestor)
                        .map(operation -> new StrayAnnotation(
                                StrayAnnotation.Kind.INHERITED_HANDLER,
                                HandlerModel.annotation(operation),
                                ancestor.getSimpleName().toString(),
                                SourceRef.of(broker)))
                        .stream())
                .toList();
    }

    /** The superclasses and interfaces of a class, some of them perhaps more than once. */
    static Stream<TypeElement> ancestors(TypeElement type) {
        return Stream.concat(Stream.<TypeMirror>of(type.getSuperclass()), type.getInterfaces().stream())
                .flatMap(parent -> TypeReader.element(parent).stream())
                .flatMap(parent -> Stream.concat(Stream.of(parent), ancestors(parent)));
    }

    private Optional<OsbOperation> operation(TypeElement broker, TypeElement ancestor) {
        return ElementFilter.methodsIn(ancestor.getEnclosedElements()).stream()
                .flatMap(method -> HandlerReader.operations(method).stream()
                        .filter(operation -> !isOverridden(broker, method, operation)))
                .findFirst();
    }

    /** Whether the broker has the method, and the annotation on it, itself. */
    private boolean isOverridden(TypeElement broker, ExecutableElement method, OsbOperation operation) {
        return ElementFilter.methodsIn(broker.getEnclosedElements()).stream()
                .anyMatch(own -> elements.overrides(own, method, broker)
                        && HandlerReader.operations(own).contains(operation));
    }
}

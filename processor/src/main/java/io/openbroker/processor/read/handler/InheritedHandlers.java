package io.openbroker.processor.read.handler;

import io.openbroker.annotation.Broker;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.broker.MisplacedAnnotation;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds handlers that a broker has of its superclasses and interfaces, where nobody calls them. Those of a broker above are called
 * for that one.
 */
public final class InheritedHandlers {

    private final Elements elements;

    public InheritedHandlers(Elements elements) {
        this.elements = elements;
    }

    /** One for each class above the broker, at the broker; the class itself may be in a library. */
    public List<MisplacedAnnotation> read(TypeElement broker) {
        List<MisplacedAnnotation> found = new ArrayList<>();
        for (TypeElement ancestor : TypeReader.ancestors(broker)) {
            Optional<OsbOperation> operation =
                    AnnotationReader.find(ancestor, Broker.class.getName()).isPresent()
                            ? Optional.empty()
                            : operation(broker, ancestor);
            if (operation.isPresent()) {
                found.add(new MisplacedAnnotation(
                        MisplacedAnnotation.Kind.INHERITED_HANDLER,
                        HandlerModel.annotation(operation.get()),
                        ancestor.getSimpleName().toString(),
                        SourceRef.of(broker)));
            }
        }
        return found;
    }

    private Optional<OsbOperation> operation(TypeElement broker, TypeElement ancestor) {
        for (ExecutableElement method : ElementFilter.methodsIn(ancestor.getEnclosedElements())) {
            for (OsbOperation operation : HandlerReader.operations(method)) {
                if (!isOverridden(broker, method, operation)) {
                    return Optional.of(operation);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the broker has the method, and the annotation on it, itself. */
    private boolean isOverridden(TypeElement broker, ExecutableElement method, OsbOperation operation) {
        for (ExecutableElement own : ElementFilter.methodsIn(broker.getEnclosedElements())) {
            if (elements.overrides(own, method, broker)
                    && HandlerReader.operations(own).contains(operation)) {
                return true;
            }
        }
        return false;
    }
}

package io.openbroker.processor.model.broker;

import io.openbroker.annotation.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.CatalogFileModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A class with {@code @Broker}.
 *
 * @param type the class
 * @param kind what it is, in a word: a class, an interface, …
 * @param source the class
 * @param traits what matters of its declaration
 * @param catalogFile the catalog file that it names
 * @param offerings its {@code @ServiceOffering} annotations, and the offerings of the file
 * @param handlers its handlers, one for each annotation of a method
 * @param inherited annotations for handlers that it has of the classes above it
 * @param context the context in which generated code is compiled
 * @param platforms the platforms that its catalog is for
 */
public record BrokerModel(
        ClassRef type,
        String kind,
        SourceRef source,
        Set<BrokerTrait> traits,
        State state,
        Optional<CatalogFileModel> catalogFile,
        List<OfferingModel> offerings,
        List<HandlerModel> handlers,
        List<MisplacedAnnotation> inherited,
        CompilationContext context,
        PlatformSelection platforms) {

    public BrokerModel {
        traits = Set.copyOf(traits);
        offerings = List.copyOf(offerings);
        handlers = List.copyOf(handlers);
        inherited = List.copyOf(inherited);
    }

    public boolean is(BrokerTrait trait) {
        return traits.contains(trait);
    }

    /** Whether the broker's handlers know its service instances and service bindings, and not the runtime. */
    public boolean external() {
        return state == State.EXTERNAL;
    }

    public List<HandlerModel> handlers(OsbOperation operation) {
        List<HandlerModel> found = new ArrayList<>();
        for (HandlerModel handler : handlers) {
            if (handler.operation() == operation) {
                found.add(handler);
            }
        }
        return found;
    }

    /** The handler that serves an operation of an offering; in a clean broker there is one at the most. */
    public Optional<HandlerModel> handler(OfferingModel offering, OsbOperation operation) {
        for (HandlerModel handler : handlers) {
            if (handler.operation() == operation && serves(handler, offering)) {
                return Optional.of(handler);
            }
        }
        return Optional.empty();
    }

    public boolean handles(OfferingModel offering, OsbOperation operation) {
        return handler(offering, operation).isPresent();
    }

    /** A handler serves the offerings that it names, or the one whose plans it takes, or else all. */
    public boolean serves(HandlerModel handler, OfferingModel offering) {
        if (!handler.offerings().isEmpty()) {
            for (Setting<String> name : handler.offerings()) {
                if (name.value().equals(offering.name().value())) {
                    return true;
                }
            }
            return false;
        }
        Optional<ClassRef> plans = handler.plans();
        return plans.isEmpty() || !hasPlans(plans.get()) || offering.plans().areOf(plans.get());
    }

    /** The offerings that a handler serves. */
    public List<OfferingModel> served(HandlerModel handler) {
        List<OfferingModel> served = new ArrayList<>();
        for (OfferingModel offering : offerings) {
            if (serves(handler, offering)) {
                served.add(offering);
            }
        }
        return served;
    }

    /** Whether an enum holds the plans of one of the offerings. */
    public boolean hasPlans(ClassRef type) {
        return OfferingModel.anyHasPlans(offerings, type);
    }
}

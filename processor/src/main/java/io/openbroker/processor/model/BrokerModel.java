package io.openbroker.processor.model;

import io.openbroker.annotation.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.SourceRef;
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
 * @param surroundings what generated code finds around it
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
        List<StrayAnnotation> inherited,
        Surroundings surroundings) {

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
        return handlers.stream()
                .filter(handler -> handler.operation() == operation)
                .toList();
    }

    /** The handlers that serve an operation of an offering; in a clean broker one at the most. */
    public List<HandlerModel> handlers(OfferingModel offering, OsbOperation operation) {
        return handlers.stream()
                .filter(handler -> handler.operation() == operation && serves(handler, offering))
                .toList();
    }

    public Optional<HandlerModel> handler(OfferingModel offering, OsbOperation operation) {
        return handlers(offering, operation).stream().findFirst();
    }

    public boolean handles(OfferingModel offering, OsbOperation operation) {
        return handler(offering, operation).isPresent();
    }

    /** A handler serves the offerings that it names, or the one whose plans it takes, or else all. */
    public boolean serves(HandlerModel handler, OfferingModel offering) {
        if (!handler.offerings().isEmpty()) {
            return handler.offerings().stream()
                    .anyMatch(name -> name.value().equals(offering.name().value()));
        }
        return handler.plans()
                .filter(this::hasPlans)
                .map(plans -> offering.plans().areOf(plans))
                .orElse(true);
    }

    /** Whether an enum holds the plans of one of the offerings. */
    public boolean hasPlans(ClassRef type) {
        return offerings.stream().anyMatch(offering -> offering.plans().areOf(type));
    }
}

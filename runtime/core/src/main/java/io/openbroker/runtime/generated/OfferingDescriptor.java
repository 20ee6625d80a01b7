package io.openbroker.runtime.generated;

import io.openbroker.model.OsbOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a service offering for the runtime.
 *
 * @param id the offering's id
 * @param name the offering's name
 * @param handlers the handlers, by operation
 * @param plans the plans, retired ones included
 * @param instancesRetrievable whether service instances can be fetched
 * @param bindingsRetrievable whether service bindings can be fetched
 * @param allowContextUpdates whether an update may change the context only
 * @param requiresApp whether a binding is for an application only
 */
public record OfferingDescriptor(
        String id,
        String name,
        Map<OsbOperation, HandlerDescriptor> handlers,
        List<PlanDescriptor> plans,
        boolean instancesRetrievable,
        boolean bindingsRetrievable,
        boolean allowContextUpdates,
        boolean requiresApp) {

    /** Copies the collections. */
    public OfferingDescriptor {
        Map<OsbOperation, HandlerDescriptor> copy = new EnumMap<>(OsbOperation.class);
        copy.putAll(handlers);
        handlers = Collections.unmodifiableMap(copy);
        plans = List.copyOf(plans);
    }

    /**
     * Creates a builder.
     *
     * @param id the offering's id
     * @param name the offering's name
     * @return a builder that has no handler and no plan yet
     */
    public static Builder of(String id, String name) {
        return new Builder(id, name);
    }

    /** Builds an {@link OfferingDescriptor}. For use by one thread. */
    public static final class Builder {
        private final String id;
        private final String name;
        private final Map<OsbOperation, HandlerDescriptor> handlers = new EnumMap<>(OsbOperation.class);
        private final List<PlanDescriptor> plans = new ArrayList<>();
        private boolean instancesRetrievable;
        private boolean bindingsRetrievable;
        private boolean allowContextUpdates;
        private boolean requiresApp;

        private Builder(String id, String name) {
            this.id = id;
            this.name = name;
        }

        /**
         * Adds an operation for which the broker has a handler.
         *
         * @param execution how it is carried out
         * @return this builder
         */
        public Builder handles(OsbOperation operation, Execution execution) {
            handlers.put(operation, new HandlerDescriptor(execution, Optional.empty()));
            return this;
        }

        /**
         * Adds an operation for which the broker has a handler with parameters of a type.
         *
         * @param execution how it is carried out
         * @param parametersType the type of the parameters
         * @return this builder
         */
        public Builder handles(OsbOperation operation, Execution execution, Class<?> parametersType) {
            handlers.put(operation, new HandlerDescriptor(execution, Optional.of(parametersType)));
            return this;
        }

        /**
         * Adds a plan.
         *
         * @return this builder
         */
        public Builder plan(PlanDescriptor plan) {
            plans.add(plan);
            return this;
        }

        /**
         * Makes service instances retrievable.
         *
         * @return this builder
         */
        public Builder instancesRetrievable() {
            instancesRetrievable = true;
            return this;
        }

        /**
         * Makes service bindings retrievable.
         *
         * @return this builder
         */
        public Builder bindingsRetrievable() {
            bindingsRetrievable = true;
            return this;
        }

        /**
         * Allows updates that change the context only.
         *
         * @return this builder
         */
        public Builder allowContextUpdates() {
            allowContextUpdates = true;
            return this;
        }

        /**
         * Allows service bindings for applications only.
         *
         * @return this builder
         */
        public Builder requiresApp() {
            requiresApp = true;
            return this;
        }

        /**
         * Builds the description.
         *
         * @return the offering
         */
        public OfferingDescriptor build() {
            return new OfferingDescriptor(
                    id,
                    name,
                    handlers,
                    plans,
                    instancesRetrievable,
                    bindingsRetrievable,
                    allowContextUpdates,
                    requiresApp);
        }
    }
}

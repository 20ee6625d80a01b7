package io.openbroker.processor.model.handler;

import static io.openbroker.processor.model.handler.HandlerInput.BINDING_ID;
import static io.openbroker.processor.model.handler.HandlerInput.BIND_RESOURCE;
import static io.openbroker.processor.model.handler.HandlerInput.CONTEXT;
import static io.openbroker.processor.model.handler.HandlerInput.INSTANCE_ID;
import static io.openbroker.processor.model.handler.HandlerInput.MAINTENANCE_INFO;
import static io.openbroker.processor.model.handler.HandlerInput.OPERATION_ID;
import static io.openbroker.processor.model.handler.HandlerInput.ORIGINATING_IDENTITY;
import static io.openbroker.processor.model.handler.HandlerInput.PARAMETERS;
import static io.openbroker.processor.model.handler.HandlerInput.PLAN;
import static io.openbroker.processor.model.handler.HandlerInput.PLAN_ID;
import static io.openbroker.processor.model.handler.HandlerInput.PLATFORM;
import static io.openbroker.processor.model.handler.HandlerInput.PREVIOUS_VALUES;
import static io.openbroker.processor.model.handler.HandlerInput.PROGRESS;
import static io.openbroker.processor.model.handler.HandlerInput.REQUEST;
import static io.openbroker.processor.model.handler.HandlerInput.REQUEST_IDENTITY;
import static io.openbroker.processor.model.handler.HandlerInput.SERVICE_ID;
import static io.openbroker.processor.model.handler.ResultKind.ACCEPTED;
import static io.openbroker.processor.model.handler.ResultKind.BINDING_RESULT;
import static io.openbroker.processor.model.handler.ResultKind.CREDENTIALS;
import static io.openbroker.processor.model.handler.ResultKind.DELETION_RESULT;
import static io.openbroker.processor.model.handler.ResultKind.FETCHED_BINDING;
import static io.openbroker.processor.model.handler.ResultKind.FETCHED_INSTANCE;
import static io.openbroker.processor.model.handler.ResultKind.INSTANCE_RESULT;
import static io.openbroker.processor.model.handler.ResultKind.MANUAL;
import static io.openbroker.processor.model.handler.ResultKind.NOTHING;
import static io.openbroker.processor.model.handler.ResultKind.OPERATION_STATUS;
import static io.openbroker.processor.model.handler.ResultKind.SERVICE_BINDING;
import static io.openbroker.processor.model.handler.ResultKind.SERVICE_INSTANCE;

import io.openbroker.annotation.State;
import io.openbroker.model.OsbOperation;
import java.util.EnumSet;
import java.util.Set;

/**
 * The inputs and results that the handlers of an operation may have.
 *
 * @param inputs the inputs that they may receive
 * @param results the results that they may return
 */
public record HandlerShape(Set<HandlerInput> inputs, Set<ResultKind> results) {

    private static final Set<HandlerInput> ALWAYS = EnumSet.of(
            INSTANCE_ID, SERVICE_ID, PLAN_ID, PLAN, ORIGINATING_IDENTITY, REQUEST_IDENTITY, PLATFORM, REQUEST);

    /** Inputs of mutating handlers that exist only if the runtime stores state. */
    private static final Set<HandlerInput> OF_MANAGED_MUTATIONS = EnumSet.of(OPERATION_ID, PROGRESS, PREVIOUS_VALUES);

    /** Inputs of fetching handlers that a request may leave out, and that are known only if the runtime stores state. */
    private static final Set<HandlerInput> OF_MANAGED_FETCHES = EnumSet.of(PLAN, PLAN_ID, REQUEST);

    /** The shape in a broker with that state. */
    public static HandlerShape of(OsbOperation operation, State state) {
        HandlerShape managed = of(operation);
        if (state == State.MANAGED) {
            return managed;
        }
        Set<HandlerInput> inputs = EnumSet.copyOf(managed.inputs);
        Set<ResultKind> results = EnumSet.copyOf(managed.results);
        results.remove(MANUAL);
        switch (operation) {
            case PROVISION, BIND, DEPROVISION, UNBIND -> {
                inputs.removeAll(OF_MANAGED_MUTATIONS);
                results.add(either(operation));
            }
            case UPDATE -> {
                inputs.removeAll(OF_MANAGED_MUTATIONS);
                // It has the previous values.
                inputs.remove(REQUEST);
                results.add(either(operation));
            }
            case FETCH_INSTANCE, FETCH_BINDING -> inputs.removeAll(OF_MANAGED_FETCHES);
            case LAST_OPERATION, LAST_BINDING_OPERATION, CATALOG -> {}
        }
        return new HandlerShape(inputs, results);
    }

    /** The result with which a handler decides whether the work is done or continues. */
    private static ResultKind either(OsbOperation operation) {
        return switch (operation) {
            case BIND -> BINDING_RESULT;
            case DEPROVISION, UNBIND -> DELETION_RESULT;
            default -> INSTANCE_RESULT;
        };
    }

    /** The table of inputs and results, if the runtime stores state. */
    private static HandlerShape of(OsbOperation operation) {
        return switch (operation) {
            case PROVISION ->
                mutating(
                        operation,
                        EnumSet.of(PARAMETERS, CONTEXT, MAINTENANCE_INFO),
                        NOTHING,
                        SERVICE_INSTANCE,
                        ACCEPTED,
                        MANUAL);
            case UPDATE ->
                mutating(
                        operation,
                        EnumSet.of(PARAMETERS, CONTEXT, MAINTENANCE_INFO, PREVIOUS_VALUES),
                        NOTHING,
                        SERVICE_INSTANCE,
                        ACCEPTED,
                        MANUAL);
            case BIND ->
                mutating(
                        operation,
                        EnumSet.of(PARAMETERS, CONTEXT, BIND_RESOURCE),
                        CREDENTIALS,
                        SERVICE_BINDING,
                        ACCEPTED,
                        MANUAL);
            case DEPROVISION, UNBIND ->
                mutating(operation, EnumSet.noneOf(HandlerInput.class), NOTHING, ACCEPTED, MANUAL);
            case FETCH_INSTANCE ->
                shape(operation, EnumSet.noneOf(HandlerInput.class), SERVICE_INSTANCE, FETCHED_INSTANCE);
            case FETCH_BINDING ->
                shape(operation, EnumSet.noneOf(HandlerInput.class), CREDENTIALS, SERVICE_BINDING, FETCHED_BINDING);
            case LAST_OPERATION, LAST_BINDING_OPERATION -> shape(operation, EnumSet.of(OPERATION_ID), OPERATION_STATUS);
            case CATALOG -> throw new IllegalArgumentException("The catalog has no handler; it is generated");
        };
    }

    private static HandlerShape mutating(OsbOperation operation, Set<HandlerInput> own, ResultKind... results) {
        own.add(OPERATION_ID);
        own.add(PROGRESS);
        return shape(operation, own, results);
    }

    private static HandlerShape shape(OsbOperation operation, Set<HandlerInput> own, ResultKind... results) {
        Set<HandlerInput> inputs = EnumSet.copyOf(ALWAYS);
        inputs.addAll(own);
        if (operation.resource().ofBinding()) {
            inputs.add(BINDING_ID);
        }
        return new HandlerShape(inputs, EnumSet.copyOf(Set.of(results)));
    }
}

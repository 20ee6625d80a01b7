package io.openbroker.runtime.internal.handler;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.json.ParametersReader;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, checked against the handler's type before anything is recorded. */
public final class GivenParameters {

    private final Map<String, Object> values;
    private final Optional<?> typed;

    private GivenParameters(Map<String, Object> values, Optional<?> typed) {
        this.values = values;
        this.typed = typed;
    }

    /**
     * Checks the parameters against the schema of the plan and the type of the handler.
     *
     * @throws Rejection if they do not match
     */
    public static GivenParameters check(
            ParameterSchemas schemas,
            String planId,
            OsbOperation operation,
            Map<String, Object> values,
            HandlerDescriptor handler) {
        schemas.check(planId, operation, values);
        return recorded(values, handler);
    }

    /**
     * The parameters of a request that was checked when it was received; a stricter schema since then does not apply.
     *
     * @throws Rejection if they do not match the handler's type any more
     */
    public static GivenParameters recorded(Map<String, Object> values, HandlerDescriptor handler) {
        return new GivenParameters(values, handler.parametersType().map(type -> ParametersReader.read(values, type)));
    }

    /**
     * The parameters of an update without parameters: those of the service instance, from any earlier operation. Only
     * required parameters are checked. A handler that accepts any parameters receives none.
     *
     * @throws Rejection if a parameter that the handler requires is not known
     */
    public static GivenParameters unchanged(
            ParameterSchemas schemas, String planId, Map<String, Object> present, HandlerDescriptor handler) {
        if (handler.parametersType().isPresent()) {
            schemas.missing(planId, OsbOperation.UPDATE, present).ifPresent(missing -> {
                throw notKnown(missing);
            });
        }
        return unchanged(present, handler);
    }

    /**
     * The parameters of an update without parameters that was checked when it was received.
     *
     * @throws Rejection if they do not match the handler's type
     */
    public static GivenParameters unchanged(Map<String, Object> present, HandlerDescriptor handler) {
        try {
            return new GivenParameters(
                    Map.of(), handler.parametersType().map(type -> ParametersReader.readKnown(present, type)));
        } catch (Rejection unfit) {
            throw notKnown(unfit.description());
        }
    }

    private static Rejection notKnown(String problem) {
        return Rejection.of(
                Outcome.UPDATE_NOT_SUPPORTED,
                "The update has no parameters, and those of the service instance are incomplete: " + problem
                        + ". Send parameters with the update.");
    }

    /** No parameters, for handlers without them. */
    public static GivenParameters none() {
        return new GivenParameters(Map.of(), Optional.empty());
    }

    public <T> T as(Class<T> type) {
        return typed.filter(type::isInstance).map(type::cast).orElseGet(() -> ParametersReader.read(values, type));
    }
}

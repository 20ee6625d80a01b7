package io.openbroker.runtime.internal.handler;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.json.ParametersReader;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, which were held to the type of the handler before anything was claimed. */
public final class GivenParameters {

    private final Map<String, Object> values;
    private final Optional<?> typed;

    private GivenParameters(Map<String, Object> values, Optional<?> typed) {
        this.values = values;
        this.typed = typed;
    }

    /**
     * Holds the parameters to the schema that the plan has published, and reads them as the handler will.
     *
     * @throws Rejection if they do not fit
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
     * The parameters of a request that was checked when it came; a schema that is stricter by now does not count.
     *
     * @throws Rejection if the handler's type does not take them any more
     */
    public static GivenParameters recorded(Map<String, Object> values, HandlerDescriptor handler) {
        return new GivenParameters(values, handler.parametersType().map(type -> ParametersReader.read(values, type)));
    }

    /**
     * The parameters of an update that changes none: those that the service instance has, whichever operation they were given
     * to. They are held to nothing but what the handler cannot do without; a handler that takes any parameters gets none.
     *
     * @throws Rejection if the handler requires what is not known
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
     * As the other method of this name, for an update that was checked when it came.
     *
     * @throws Rejection if the handler's type cannot be made of them
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
                "The update has no parameters, and those of the service instance are not enough for it: " + problem
                        + "; send parameters with the update");
    }

    /** For handlers that take none. */
    public static GivenParameters none() {
        return new GivenParameters(Map.of(), Optional.empty());
    }

    public <T> T as(Class<T> type) {
        return typed.filter(type::isInstance).map(type::cast).orElseGet(() -> ParametersReader.read(values, type));
    }
}

package io.openbroker.runtime.handler;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.HandlerDescriptor;
import io.openbroker.runtime.json.ParametersReader;
import io.openbroker.runtime.schema.ParameterSchemas;
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
     * @throws io.openbroker.runtime.answer.Refusal if they do not fit
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
     * @throws io.openbroker.runtime.answer.Refusal if the handler's type does not take them any more
     */
    public static GivenParameters recorded(Map<String, Object> values, HandlerDescriptor handler) {
        return new GivenParameters(values, handler.parametersType().map(type -> ParametersReader.read(values, type)));
    }

    /** For handlers that take none. */
    public static GivenParameters none() {
        return new GivenParameters(Map.of(), Optional.empty());
    }

    public <T> T as(Class<T> type) {
        return typed.filter(type::isInstance).map(type::cast).orElseGet(() -> ParametersReader.read(values, type));
    }
}

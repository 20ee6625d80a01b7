package io.openbroker.runtime.internal.external;

import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import java.util.Map;
import java.util.Objects;

/**
 * The parameters of an update that changes none: empty, or, if the update handler requires some, those that the fetch handler
 * returns.
 */
final class KeptParameters {

    private final ParameterSchemas schemas;

    KeptParameters(ParameterSchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * The parameters; calls the fetch handler if necessary.
     *
     * @throws io.openbroker.runtime.internal.response.Rejection if the update requires parameters that are not known
     */
    GivenParameters of(UpdateRequest update, OfferedService service, HandlerDescriptor handler) throws Exception {
        String planId = update.planId();
        boolean canBeFetched = handler.parametersType().isPresent()
                && schemas.missing(planId, OsbOperation.UPDATE, Map.of()).isPresent()
                && service.handler(OsbOperation.FETCH_INSTANCE).isPresent();
        Map<String, Object> present = canBeFetched ? fetched(update, service) : Map.of();
        return GivenParameters.unchanged(schemas, planId, present, handler);
    }

    private static Map<String, Object> fetched(UpdateRequest update, OfferedService service) throws Exception {
        FetchInstanceRequest request =
                new FetchInstanceRequest(update.origin(), update.instanceId(), update.serviceId(), update.planId());
        FetchedInstance fetched =
                service.dispatcher().fetchInstance(HandlerCalls.unrecorded(request, GivenParameters.none()));
        return Objects.requireNonNull(fetched, "A handler returned null")
                .parameters()
                .orElseGet(Map::of);
    }
}

package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.spi.state.list.Page;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lists service instances, service bindings and operations.
 *
 * @param clock the clock of the state
 */
public record ListRequests(BrokerAdmin broker, Clock clock) implements AdminRequests {

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(
                AdminOperation.LIST_INSTANCES,
                        request -> {
                            AdminQuery query = AdminQuery.ofResources(request.query());
                            return list(
                                    "instances",
                                    () -> broker.instances(query.resources(), query.page()),
                                    AdminJson::instance);
                        },
                AdminOperation.LIST_BINDINGS,
                        request -> {
                            AdminQuery query = AdminQuery.ofResources(request.query());
                            return list(
                                    "bindings",
                                    () -> broker.bindings(query.resources(), query.page()),
                                    AdminJson::binding);
                        },
                AdminOperation.LIST_OPERATIONS,
                        request -> {
                            AdminQuery query = AdminQuery.ofOperations(request.query());
                            return list(
                                    "operations",
                                    () -> broker.operations(query.operations(clock), query.page()),
                                    AdminJson::operation);
                        });
    }

    private <T> RequestedCommand<Supplier<Response>> list(
            String name, Supplier<Page<T>> page, Function<T, JsonBody> row) {
        return RequestedCommand.complete(() -> {
            JsonBody body = AdminJson.page(name, page(page), row);
            return JsonResponse.of(Outcome.LISTED, body.putIfAny("not_known", broker.externalOfferings()));
        });
    }

    private static <T> Page<T> page(Supplier<Page<T>> page) {
        try {
            return page.get();
        } catch (IllegalArgumentException wrong) {
            throw AdminQuery.wrongPosition();
        }
    }
}

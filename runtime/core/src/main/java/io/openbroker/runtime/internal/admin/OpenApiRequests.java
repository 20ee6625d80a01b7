package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Describes all operations that are served, for programs.
 *
 * @param others the other operations that are served
 */
public record OpenApiRequests(List<AdminRequests> others) implements AdminRequests {

    public OpenApiRequests {
        others = List.copyOf(others);
    }

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(AdminOperation.OPEN_API, request -> {
            AdminQuery.checkEmpty(request.query());
            return RequestedCommand.complete(this::document);
        });
    }

    private Response document() {
        Set<AdminOperation> served = EnumSet.of(AdminOperation.OPEN_API);
        others.forEach(group -> served.addAll(group.readers().keySet()));
        return new JsonResponse(
                Outcome.DESCRIBED,
                Outcome.DESCRIBED.status(),
                OpenApiDocument.read().of(served),
                Map.of());
    }
}

package io.openbroker.runtime.internal.admin;

import io.openbroker.catalog.PlatformProfile;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.internal.json.JsonValues;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.internal.response.TextResponse;
import io.openbroker.runtime.internal.template.CatalogWarnings;
import io.openbroker.runtime.internal.template.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Shows the catalog as platforms receive it, and what some of them do not accept. */
public record CatalogRequests(CatalogDocument document) implements AdminRequests {

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(AdminOperation.CATALOG, request -> {
            AdminQuery.checkEmpty(request.query());
            return RequestedCommand.complete(this::catalog);
        });
    }

    private Response catalog() {
        byte[] json = document.json();
        JsonBody body = JsonBody.empty()
                .put("etag", document.etag())
                .put("catalog", JsonValues.read(json))
                .put(
                        "warnings",
                        CatalogWarnings.of(json).stream()
                                .flatMap(CatalogRequests::warnings)
                                .toList());
        // Schemas may have nulls, which other responses leave out.
        String text = new String(JsonValues.write(body.asMap()), StandardCharsets.UTF_8);
        return new TextResponse(Outcome.DESCRIBED, "application/json", text);
    }

    private static Stream<Map<String, Object>> warnings(Problem problem) {
        return problem.finding().platforms().stream()
                .sorted()
                .map(platform -> warning(problem, platform).asMap());
    }

    private static JsonBody warning(Problem problem, PlatformProfile platform) {
        return JsonBody.empty()
                .put("platform", platform.id())
                .put("code", problem.finding().problem().fullName())
                .put("path", problem.pointer())
                .put("message", problem.finding().message());
    }
}

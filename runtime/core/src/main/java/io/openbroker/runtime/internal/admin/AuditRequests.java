package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.internal.audit.RecentLines;
import io.openbroker.runtime.internal.json.JsonValues;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Shows the last lines of the audit log of this replica. */
public record AuditRequests(RecentLines recent) implements AdminRequests {

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(AdminOperation.AUDIT, request -> {
            AdminQuery query = AdminQuery.ofAudit(request.query());
            RecentLines.Filter filter = query.lines();
            int limit = query.limit(RecentLines.MAX_LINES);
            return RequestedCommand.complete(() -> lines(filter, limit));
        });
    }

    private Response lines(RecentLines.Filter filter, int limit) {
        List<Map<String, Object>> found = recent.find(filter, limit).stream()
                .map(line -> JsonValues.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return JsonResponse.of(
                Outcome.DESCRIBED,
                JsonBody.empty().put("since", recent.since().toString()).put("lines", found));
    }
}

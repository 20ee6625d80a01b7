package io.openbroker.jdbc.table;

import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts operations that have ended to JSON objects and back. */
final class ReportContent {

    private ReportContent() {}

    static Map<String, Object> of(CompletedOperation operation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", operation.operationId());
        json.put("kind", operation.kind().name());
        json.put("platform", operation.platform());
        json.put("instance", operation.instanceId());
        operation.bindingId().ifPresent(id -> json.put("binding", id));
        operation.serviceId().ifPresent(id -> json.put("service", id));
        operation.planId().ifPresent(id -> json.put("plan", id));
        operation.previousPlanId().ifPresent(id -> json.put("previousPlan", id));
        json.put("context", operation.context().properties());
        operation.originatingIdentity().ifPresent(user -> json.put("user", RowContent.of(user)));
        json.put("request", operation.requestIdentity());
        json.put("state", operation.state().name());
        json.put("started", operation.startedAt().toString());
        json.put("ended", operation.endedAt().toString());
        operation.partOf().ifPresent(id -> json.put("partOf", id));
        operation.compensates().ifPresent(id -> json.put("compensates", id));
        return json;
    }

    static CompletedOperation operation(Map<String, Object> json) {
        return new CompletedOperation(
                demanded(json, "id"),
                OsbOperation.valueOf(demanded(json, "kind")),
                demanded(json, "platform"),
                demanded(json, "instance"),
                RowContent.string(json, "binding"),
                RowContent.string(json, "service"),
                RowContent.string(json, "plan"),
                RowContent.string(json, "previousPlan"),
                Context.of(RowContent.object(json, "context").orElseThrow()),
                RowContent.object(json, "user").map(RowContent::user),
                demanded(json, "request"),
                OperationStatus.State.valueOf(demanded(json, "state")),
                Instant.parse(demanded(json, "started")),
                Instant.parse(demanded(json, "ended")),
                RowContent.string(json, "partOf"),
                RowContent.string(json, "compensates"));
    }

    private static String demanded(Map<String, Object> json, String name) {
        return RowContent.string(json, name).orElseThrow();
    }
}

package io.openbroker.runtime.internal.management;

import io.openbroker.runtime.ListedBinding;
import io.openbroker.runtime.ListedInstance;
import io.openbroker.runtime.ListedOperation;
import io.openbroker.runtime.spi.state.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What operators see, as JSON objects; what is not known is left out. */
final class ManagementJson {

    private ManagementJson() {}

    static <T> Map<String, Object> page(String name, Page<T> page, Function<T, Map<String, Object>> row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(name, page.rows().stream().map(row).toList());
        page.next().ifPresent(next -> json.put("next", opaque(next)));
        return json;
    }

    static Map<String, Object> instance(ListedInstance row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("platform", row.platform());
        json.put("instance_id", row.instanceId());
        json.put("service_id", row.serviceId());
        json.put("plan_id", row.planId());
        json.put("state", ManagementQuery.word(row.phase()));
        put(json, "operation", row.operationId());
        put(json, "created_at", row.createdAt());
        return json;
    }

    static Map<String, Object> binding(ListedBinding row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("platform", row.platform());
        json.put("instance_id", row.instanceId());
        json.put("binding_id", row.bindingId());
        json.put("service_id", row.serviceId());
        json.put("plan_id", row.planId());
        json.put("state", ManagementQuery.word(row.phase()));
        put(json, "operation", row.operationId());
        put(json, "created_at", row.createdAt());
        return json;
    }

    static Map<String, Object> operation(ListedOperation row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operation", row.id());
        json.put("kind", ManagementQuery.word(row.kind()));
        json.put("platform", row.platform());
        json.put("instance_id", row.instanceId());
        put(json, "binding_id", row.bindingId());
        put(json, "service_id", row.serviceId());
        put(json, "plan_id", row.planId());
        json.put("state", ManagementQuery.word(row.state()));
        put(json, "description", row.description());
        json.put("activity", ManagementQuery.word(row.activity()));
        json.put("attempts", row.attempts());
        put(json, "failing", row.failing());
        json.put("request_identity", row.requestIdentity());
        json.put("started_at", row.startedAt().toString());
        put(json, "finished_at", row.finishedAt());
        return json;
    }

    /** A place in a list, so that it can stand in a URL. */
    static String opaque(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** The place in a list. */
    static String place(String opaque) {
        try {
            return new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ManagementRefusal.wrong("after is \"" + opaque + "\"; give back the next of the page before");
        }
    }

    private static void put(Map<String, Object> json, String name, Optional<?> value) {
        value.ifPresent(present -> json.put(name, present.toString()));
    }
}

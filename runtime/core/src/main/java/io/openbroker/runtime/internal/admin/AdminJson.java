package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.ListedBinding;
import io.openbroker.runtime.ListedInstance;
import io.openbroker.runtime.ListedOperation;
import io.openbroker.runtime.ResourceOwner;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.spi.state.list.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;

/** Writes lists and operations as JSON objects; unknown values are left out. */
final class AdminJson {

    private AdminJson() {}

    static <T> JsonBody page(String name, Page<T> page, Function<T, JsonBody> row) {
        return JsonBody.empty()
                .put(name, page.rows().stream().map(row).map(JsonBody::asMap).toList())
                .put("next", page.next().map(AdminJson::encoded));
    }

    static JsonBody instance(ListedInstance row) {
        return JsonBody.empty()
                .put("platform", row.platform())
                .put("instance_id", row.instanceId())
                .put("service_id", row.serviceId())
                .put("plan_id", row.planId())
                .put("state", AdminQuery.word(row.phase()))
                .put("operation", row.operationId())
                .put("created_at", row.createdAt().map(Instant::toString));
    }

    static JsonBody binding(ListedBinding row) {
        return JsonBody.empty()
                .put("platform", row.platform())
                .put("instance_id", row.instanceId())
                .put("binding_id", row.bindingId())
                .put("service_id", row.serviceId())
                .put("plan_id", row.planId())
                .put("state", AdminQuery.word(row.phase()))
                .put("operation", row.operationId())
                .put("created_at", row.createdAt().map(Instant::toString));
    }

    /** A service instance with what its list leaves out. */
    static JsonBody details(ListedInstance row) {
        return owner(instance(row).put("updated_at", row.updatedAt().map(Instant::toString)), row.owner())
                .put("name", row.name())
                .put("maintenance_version", row.maintenanceVersion());
    }

    /** A service binding with what its list leaves out. */
    static JsonBody details(ListedBinding row) {
        return owner(binding(row).put("updated_at", row.updatedAt().map(Instant::toString)), row.owner())
                .put("expires_at", row.expiresAt().map(Instant::toString));
    }

    private static JsonBody owner(JsonBody body, ResourceOwner owner) {
        return body.put("organization", owner.organization()).put("space", owner.space());
    }

    static JsonBody operation(ListedOperation row) {
        return JsonBody.empty()
                .put("operation", row.id())
                .put("kind", AdminQuery.word(row.kind()))
                .put("platform", row.platform())
                .put("instance_id", row.instanceId())
                .put("binding_id", row.bindingId())
                .put("service_id", row.serviceId())
                .put("plan_id", row.planId())
                .put("state", AdminQuery.word(row.state()))
                .put("description", row.description())
                .put("activity", AdminQuery.word(row.activity()))
                .put("instructions", row.instructions())
                .put("attempts", row.attempts())
                .put("failing", row.failing())
                .put("request_identity", row.requestIdentity())
                .put("compensates", row.compensates())
                .put("started_at", row.startedAt().toString())
                .put("finished_at", row.finishedAt().map(Instant::toString));
    }

    /** Encodes a position in a list for use in a URL. */
    static String encoded(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes a position in a list. */
    static String decoded(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AdminQuery.wrongPosition();
        }
    }
}

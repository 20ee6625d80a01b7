package io.openbroker.runtime.internal.audit;

import io.openbroker.model.OriginatingIdentity;
import io.openbroker.runtime.internal.json.JsonWriter;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.ResourceKey;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes audit lines, each a JSON object, so that no id can make two lines of one. Parameters, credentials and what handlers
 * have told are not in them.
 */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.audit");

    private AuditLog() {}

    /** Tells of a request for a change, and its answer. */
    public static void request(AuditedRequest request) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "request");
        line.put("kind", request.kind().name());
        line.put("request_identity", request.requestIdentity());
        put(line, "caller", request.caller());
        put(line, "platform", request.platform());
        request.user().ifPresent(user -> line.put("originating_identity", of(user)));
        line.put("instance_id", request.instanceId());
        put(line, "binding_id", request.bindingId());
        put(line, "service_id", request.serviceId());
        put(line, "plan_id", request.planId());
        line.put("outcome", request.outcome().name());
        line.put("status", request.status());
        put(line, "operation", request.operationId());
        write(line);
    }

    /** Tells how an operation has ended of which a platform was told that it goes on. */
    public static void ended(StoredOperation operation) {
        if (!LOG.isInfoEnabled() || !operation.announced()) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "operation_ended");
        putOperation(line, operation.id(), operation.kind().name(), operation.resource());
        line.put("request_identity", operation.request().requestIdentity());
        line.put("state", operation.status().state().name());
        write(line);
    }

    /**
     * Tells that an operator has mended an operation.
     *
     * @param caller who
     * @param how the last part of the path, which says what was done
     */
    public static void mended(String caller, String how, String operationId) {
        if (LOG.isInfoEnabled()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", "mended");
            line.put("caller", caller);
            line.put("how", how);
            line.put("operation", operationId);
            write(line);
        }
    }

    private static void putOperation(Map<String, Object> line, String id, String kind, ResourceKey resource) {
        InstanceKey instance = resource instanceof BindingKey binding ? binding.instance() : (InstanceKey) resource;
        line.put("kind", kind);
        line.put("operation", id);
        line.put("platform", instance.platform());
        line.put("instance_id", instance.instanceId());
        if (resource instanceof BindingKey binding) {
            line.put("binding_id", binding.bindingId());
        }
    }

    private static Map<String, Object> of(OriginatingIdentity user) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("platform", user.platform());
        identity.put("value", user.properties());
        return identity;
    }

    private static void put(Map<String, Object> line, String name, Optional<String> value) {
        value.ifPresent(present -> line.put(name, present));
    }

    private static void write(Map<String, Object> line) {
        LOG.info("{}", new String(JsonWriter.write(line), StandardCharsets.UTF_8));
    }
}

package io.openbroker.runtime.internal.audit;

import io.openbroker.model.OriginatingIdentity;
import io.openbroker.runtime.internal.json.JsonWriter;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.server.PrintableText;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes audit lines. Each is a JSON object with escapes for what a reader of lines could take for something else, so no text
 * can break a line in two. They contain no parameters, no credentials and
 * no texts of handlers. Safe for use by many threads.
 */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.audit");

    /** Writes lines to the logger only. */
    public static final AuditLog LOGGER_ONLY = new AuditLog(Optional.empty());

    private final Optional<RecentLines> recent;

    private AuditLog(Optional<RecentLines> recent) {
        this.recent = recent;
    }

    /** Writes lines to the logger, and keeps the last ones, whether or not the logger is enabled. */
    public static AuditLog keeping(RecentLines recent) {
        return new AuditLog(Optional.of(recent));
    }

    private boolean idle() {
        return recent.isEmpty() && !LOG.isInfoEnabled();
    }

    /**
     * Whether a request for a change has a line. Of senders that are not authenticated only those with wrong credentials have
     * one, since their responses are slowed down; with other requests anybody could fill the log.
     */
    public static boolean concerns(Optional<String> caller, Outcome outcome) {
        return caller.isPresent() || outcome == Outcome.UNAUTHORIZED;
    }

    /** Writes the line of a platform's request for a change. */
    public void request(AuditedRequest request) {
        if (idle()) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "request");
        line.put("kind", request.kind().name());
        line.put("request_identity", request.requestIdentity());
        put(line, "caller", request.caller());
        putAddress(line, request.address());
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

    /** Writes the line of an operation that has ended after its request was responded to. */
    public void ended(StoredOperation operation) {
        if (idle()
                || !(operation.announced() || operation.request().compensates().isPresent())) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "operation_ended");
        putOperation(line, operation.id(), operation.kind().name(), operation.resource());
        line.put("request_identity", operation.request().requestIdentity());
        put(line, "part_of", operation.request().partOf());
        line.put("state", operation.status().state().name());
        write(line);
    }

    /** Writes the line of a deletion that no platform has requested, when it is recorded. */
    public void compensates(StoredOperation operation) {
        if (idle()) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "compensation");
        putOperation(line, operation.id(), operation.kind().name(), operation.resource());
        line.put("request_identity", operation.request().requestIdentity());
        put(line, "compensates", operation.request().compensates().map(Compensation::operationId));
        write(line);
    }

    /** Writes the line of an admin's request for a change. */
    public void adminRequest(AuditedAdminRequest request) {
        if (idle()) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "admin_request");
        line.put("kind", request.kind().name());
        line.put("request_identity", request.requestIdentity());
        put(line, "caller", request.caller());
        putAddress(line, request.address());
        put(line, "instance_id", request.instanceId());
        put(line, "binding_id", request.bindingId());
        put(line, "operation", request.operationId());
        line.put("outcome", request.outcome().name());
        line.put("status", request.status());
        write(line);
    }

    private static void putOperation(Map<String, Object> line, String id, String kind, ResourceKey resource) {
        InstanceKey instance = resource.instance();
        line.put("kind", kind);
        line.put("operation", id);
        line.put("platform", instance.platform());
        line.put("instance_id", instance.instanceId());
        resource.bindingId().ifPresent(bindingId -> line.put("binding_id", bindingId));
    }

    private static void putAddress(Map<String, Object> line, String address) {
        if (!address.isEmpty()) {
            line.put("address", address);
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

    private void write(Map<String, Object> line) {
        String text = PrintableText.escaped(JsonWriter.text(line));
        // Not as an argument of a pattern: it would be copied twice.
        LOG.info(text);
        recent.ifPresent(lines -> lines.add(line, text));
    }
}

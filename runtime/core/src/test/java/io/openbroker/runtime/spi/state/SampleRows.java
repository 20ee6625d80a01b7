package io.openbroker.runtime.spi.state;

import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows with everything that rows can have. */
final class SampleRows {

    static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789012Z");
    static final InstanceKey AN_INSTANCE = new InstanceKey("default", "i-1");
    static final BindingKey A_BINDING = new BindingKey(AN_INSTANCE, "b-1");

    private SampleRows() {}

    static StoredInstance instance(InstanceKey key) {
        return StoredInstance.creating(key, "service", attributes("plan"), "op-" + key.instanceId());
    }

    static StoredBinding binding(BindingKey key) {
        return StoredBinding.creating(
                key,
                "service",
                new BindingAttributes("plan", json(), Map.of("app_guid", "a"), json(), Optional.of("old")),
                "op-" + key.bindingId());
    }

    static StoredOperation awaited(String id, ResourceKey resource, String replica) {
        return StoredOperation.begin(id, resource, OsbOperation.PROVISION, false, Optional.of(replica), request(), NOW);
    }

    static StoredOperation background(String id, ResourceKey resource) {
        return StoredOperation.begin(id, resource, OsbOperation.BIND, true, Optional.empty(), request(), NOW);
    }

    static InstanceAttributes attributes(String plan) {
        return new InstanceAttributes(plan, json(), json(), Optional.of("1.2.3"));
    }

    static ServiceInstance details() {
        return new ServiceInstance(Optional.of("https://d.example"), Map.of("team", "blue"), json());
    }

    static OperationRequest request() {
        return new OperationRequest(
                Optional.of(new OriginatingIdentity("cloudfoundry", Map.of("user_id", "u"))),
                "request-1",
                Optional.of(new MaintenanceInfo("1.2.3")),
                Optional.of(json()),
                Optional.of("before"));
    }

    /** Every kind of JSON value. */
    static Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("text", "ä€😀\"\\\n");
        object.put("int", 1);
        object.put("long", 1L << 40);
        object.put("big", BigInteger.TEN.pow(30));
        object.put("decimal", new BigDecimal("1.50"));
        object.put("flag", true);
        object.put("list", List.of(1, "two", Map.of("three", 3)));
        object.put("object", Map.of());
        putNull(object, "nothing");
        return object;
    }

    // JSON null is a null value, which the type Object does not tell.
    @SuppressWarnings("NullAway")
    private static void putNull(Map<String, Object> object, String name) {
        object.put(name, null);
    }
}

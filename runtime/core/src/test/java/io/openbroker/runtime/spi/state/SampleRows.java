package io.openbroker.runtime.spi.state;

import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows with everything that rows can have. */
public final class SampleRows {

    static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789012Z");
    public static final InstanceKey AN_INSTANCE = new InstanceKey("default", "i-1");
    public static final BindingKey A_BINDING = new BindingKey(AN_INSTANCE, "b-1");

    private SampleRows() {}

    public static StoredInstance instance(InstanceKey key) {
        return StoredInstance.creating(
                key, "service", attributes("plan"), ResourceStatus.creating("op-" + key.instanceId()));
    }

    static StoredInstance instance(InstanceKey key, String serviceId, String planId, Map<String, Object> context) {
        return StoredInstance.creating(
                key,
                serviceId,
                new InstanceAttributes(planId, context, Map.of(), Optional.empty()),
                ResourceStatus.creating("op-" + key.instanceId()));
    }

    public static StoredBinding binding(BindingKey key) {
        return StoredBinding.creating(
                key,
                "service",
                new BindingAttributes("plan", json(), Map.of("app_guid", "a"), json(), Optional.of("old")),
                ResourceStatus.creating("op-" + key.id()));
    }

    static StoredInstance ready(StoredInstance row) {
        return row.with(details()).with(idle(row, Phase.READY));
    }

    static StoredInstance failed(StoredInstance row) {
        return row.with(idle(row, Phase.FAILED));
    }

    static StoredBinding ready(StoredBinding row) {
        return row.with(new BoundAccess(json(), Optional.of(NOW))).with(idle(row, Phase.READY));
    }

    private static ResourceStatus idle(StoredResource row, Phase phase) {
        return new ResourceStatus(row.revision() + 1, phase, phase, Optional.empty());
    }

    static StoredOperation awaited(String id, ResourceKey resource, String replica) {
        return StoredOperation.begin(
                id, resource, OsbOperation.PROVISION, false, Optional.of(replica), request(resource), NOW);
    }

    static StoredOperation background(String id, ResourceKey resource) {
        return StoredOperation.begin(id, resource, OsbOperation.BIND, true, Optional.empty(), request(resource), NOW);
    }

    static InstanceAttributes attributes(String plan) {
        return new InstanceAttributes(plan, json(), json(), Optional.of("1.2.3"));
    }

    static ServiceInstance details() {
        return new ServiceInstance(Optional.of("https://d.example"), Map.of("team", "blue"), json());
    }

    static OperationRequest request(ResourceKey resource) {
        return new OperationRequest(
                new RequestOrigin(
                        new Platform(resource.instance().platform()),
                        Optional.of(new OriginatingIdentity("cloudfoundry", Map.of("user_id", "u"))),
                        new RequestIdentity("request-1")),
                Optional.of(new MaintenanceInfo("1.2.3")),
                Optional.of(json()),
                Optional.of("before"),
                Optional.of("deprovision"),
                Optional.empty());
    }

    /** An operation with everything that operations can have. */
    static CompletedOperation completed(String id) {
        return new CompletedOperation(
                id,
                OsbOperation.UPDATE,
                "default",
                "i-1",
                Optional.of("b-1"),
                Optional.of("service"),
                Optional.of("plan"),
                Optional.of("previous"),
                Context.of(json()),
                Optional.of(new OriginatingIdentity("cloudfoundry", Map.of("user_id", "u"))),
                "request-1",
                OperationStatus.State.FAILED,
                NOW,
                NOW.plusSeconds(1),
                Optional.of("deprovision"),
                Optional.of("lost"));
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

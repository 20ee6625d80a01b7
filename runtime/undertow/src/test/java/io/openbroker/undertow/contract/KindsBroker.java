package io.openbroker.undertow.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Permission;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.model.Endpoint;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.VolumeMount;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A broker whose service bindings are of every kind; it forgot one permission, that of volumes. */
@Broker
@ServiceOffering(
        id = KindsBroker.SERVICE,
        name = "kinds",
        description = "Service bindings of every kind",
        requires = {Permission.SYSLOG_DRAIN, Permission.ROUTE_FORWARDING},
        plans = KindsBroker.Plans.class)
@ServiceOffering(
        id = KindsBroker.VOLUMES,
        name = "volumes",
        description = "Volumes",
        requires = Permission.VOLUME_MOUNT,
        plans = KindsBroker.VolumePlans.class)
final class KindsBroker {

    static final String SERVICE = "66666666-0000-4000-8000-000000000000";
    static final String PLAN = "66666666-0000-4000-8000-000000000001";
    static final String VOLUMES = "66666666-0000-4000-8000-000000000002";
    static final String VOLUME_PLAN = "66666666-0000-4000-8000-000000000003";

    enum Plans {
        @Plan(id = PLAN, description = "The only plan")
        ONLY
    }

    enum VolumePlans {
        @Plan(id = VOLUME_PLAN, description = "The only plan")
        VOLUME
    }

    enum Kind {
        DRAIN,
        ROUTE,
        VOLUME,
        ENDPOINTS,
        EXPIRING,
        TOO_LATE,
        TREE,
        FOREIGN
    }

    record Wanted(Kind kind) {}

    @Provision
    void provision() {}

    @Deprovision
    void deprovision() {}

    /** Lacks the permission for volume mounts on purpose. */
    @SuppressWarnings("openbroker.PermissionMissing")
    @Bind
    ServiceBinding bind(@Parameters Wanted wanted) {
        Instant end = Instant.parse("2031-12-31T23:59:59.040Z");
        return switch (wanted.kind()) {
            case DRAIN -> ServiceBinding.EMPTY.withSyslogDrain("syslog-tls://logs.example:6514");
            case ROUTE -> ServiceBinding.EMPTY.withRouteService("https://proxy.example");
            case VOLUME ->
                ServiceBinding.EMPTY.withVolumeMount(new VolumeMount(
                        "nfs", "/data", VolumeMount.Mode.READ_WRITE, "volume-1", Map.of("share", "nfs.example/a")));
            case ENDPOINTS ->
                ServiceBinding.of(Map.of("user", "u"))
                        .withEndpoint(Endpoint.tcp("db.example", 5432))
                        .withEndpoint(new Endpoint("db.example", List.of("9000-9010"), Endpoint.Protocol.UDP));
            case EXPIRING ->
                ServiceBinding.of(Map.of("user", "u")).renewBefore(end).expiresAt(end);
            case TREE ->
                ServiceBinding.of(
                        Map.of("all", JsonNodeFactory.instance.objectNode().put("user", "u")));
            case FOREIGN -> ServiceBinding.of(Map.of("all", List.of(new RawValue("{}"))));
            case TOO_LATE -> ServiceBinding.EMPTY.expiresAt(end).renewBefore(end.plusMillis(1));
        };
    }

    @Unbind
    void unbind() {}
}

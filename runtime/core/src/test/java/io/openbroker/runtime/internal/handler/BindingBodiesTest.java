package io.openbroker.runtime.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.annotation.Permission;
import io.openbroker.model.Endpoint;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.VolumeMount;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.json.JsonWriter;
import io.openbroker.runtime.internal.response.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BindingBodiesTest {

    private static final ServiceBinding BINDING = ServiceBinding.of(Map.of("user", "u"));
    private static final Instant TIME = Instant.parse("2030-01-02T03:04:05.678Z");

    @Test
    void haveWhatTheHandlerGaveAndNothingElse() {
        assertThat(json(BINDING)).isEqualTo("{\"credentials\":{\"user\":\"u\"}}");
        assertThat(json(ServiceBinding.EMPTY)).isEqualTo("{}");
        assertThat(json(BINDING.withSyslogDrain("syslog://drain")))
                .isEqualTo("{\"credentials\":{\"user\":\"u\"},\"syslog_drain_url\":\"syslog://drain\"}");
        assertThat(json(ServiceBinding.EMPTY.withRouteService("https://route")))
                .isEqualTo("{\"route_service_url\":\"https://route\"}");
    }

    @Test
    void writeTimesInUtcWithAFractionOfASecond() {
        assertThat(json(ServiceBinding.EMPTY.expiresAt(TIME).renewBefore(TIME.minusSeconds(60))))
                .isEqualTo("{\"metadata\":{\"expires_at\":\"2030-01-02T03:04:05.6Z\","
                        + "\"renew_before\":\"2030-01-02T03:03:05.6Z\"}}");
        assertThat(BindingBodies.of(ServiceBinding.EMPTY.expiresAt(TIME), service(Permission.values()))
                        .expiresAt())
                .contains(TIME);
    }

    @Test
    void haveEveryEndpointAndEveryVolume() {
        assertThat(json(ServiceBinding.EMPTY.withEndpoint(Endpoint.tcp("a", 80)).withEndpoint(Endpoint.tcp("b", 90))))
                .isEqualTo("{\"endpoints\":[{\"host\":\"a\",\"ports\":[\"80\"],\"protocol\":\"tcp\"},"
                        + "{\"host\":\"b\",\"ports\":[\"90\"],\"protocol\":\"tcp\"}]}");
        assertThat(json(ServiceBinding.EMPTY.withVolumeMount(volume())))
                .isEqualTo(
                        "{\"volume_mounts\":[{\"driver\":\"driver\",\"container_dir\":\"/data\",\"mode\":\"r\","
                                + "\"device_type\":\"shared\",\"device\":{\"volume_id\":\"volume\",\"mount_config\":{\"path\":\"x\"}}}]}");
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void needThePermissionForEachKind(Permission permission) {
        ServiceBinding binding = switch (permission) {
            case SYSLOG_DRAIN -> ServiceBinding.EMPTY.withSyslogDrain("syslog://drain");
            case ROUTE_FORWARDING -> ServiceBinding.EMPTY.withRouteService("https://route");
            case VOLUME_MOUNT -> ServiceBinding.EMPTY.withVolumeMount(volume());
        };
        Permission[] others = Arrays.stream(Permission.values())
                .filter(other -> other != permission)
                .toArray(Permission[]::new);

        assertThat(BindingBodies.of(binding, service(permission)).body()).hasSize(1);
        assertThatThrownBy(() -> BindingBodies.of(binding, service(others)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(permission.name());
    }

    @Test
    void tellWhetherTheBindingExistedBefore() {
        OfferedService service = service();
        assertThat(BindingBodies.created(BINDING, BindingBodies.of(BINDING, service))
                        .outcome())
                .isEqualTo(Outcome.CREATED);
        ServiceBinding existing = BINDING.asExisting();
        assertThat(BindingBodies.created(existing, BindingBodies.of(existing, service))
                        .outcome())
                .isEqualTo(Outcome.EXISTS);
    }

    @Test
    void haveTheParametersWhenTheyAreFetched() {
        assertThat(BindingBodies.fetched(BindingBodies.of(BINDING, service()), Map.of("pages", 1))
                        .body())
                .containsEntry("parameters", Map.of("pages", 1))
                .containsKey("credentials");
        assertThat(BindingBodies.fetched(BindingBodies.of(BINDING, service()), Map.of())
                        .body())
                .doesNotContainKey("parameters");
    }

    private static String json(ServiceBinding binding) {
        return new String(
                JsonWriter.write(
                        BindingBodies.of(binding, service(Permission.values())).body()),
                StandardCharsets.UTF_8);
    }

    private static VolumeMount volume() {
        return new VolumeMount("driver", "/data", VolumeMount.Mode.READ, "volume", Map.of("path", "x"));
    }

    private static OfferedService service(Permission... permissions) {
        String names = Arrays.stream(permissions)
                .map(permission -> '"' + permission.name().toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(", "));
        return ServiceCatalog.of(List.of(new BrokerDispatcher() {
                    @Override
                    public List<OfferingDescriptor> offerings() {
                        return List.of(OfferingDescriptor.of("s", "service")
                                .handles(OsbOperation.BIND, Execution.SYNCHRONOUS)
                                .plan(PlanDescriptor.of("p", "plan"))
                                .build());
                    }

                    @Override
                    public CatalogDocument catalog() {
                        return CatalogDocument.of(("{\"services\":[{\"id\":\"s\",\"requires\":[" + names + "]}]}")
                                .getBytes(StandardCharsets.UTF_8));
                    }
                }))
                .service("s");
    }
}

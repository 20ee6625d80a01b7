package io.openbroker.runtime.spi.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Context;
import io.openbroker.runtime.spi.state.list.Tenant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom a service instance belongs to on the platforms that openbroker knows. */
class TenantTest {

    static Stream<Arguments> contexts() {
        return Stream.of(
                Arguments.of("Cloud Foundry", Map.of("organization_guid", "o", "space_guid", "s"), "o", "s"),
                Arguments.of(
                        "Kubernetes", Map.of("platform", "kubernetes", "clusterid", "c", "namespace", "n"), "c", "n"),
                Arguments.of(
                        "meshStack",
                        Map.of("platform", "meshmarketplace", "customer_id", "c", "project_id", "p"),
                        "c",
                        "p"),
                Arguments.of(
                        "SAP Service Manager",
                        Map.of(
                                "platform",
                                "service-manager",
                                "organization_guid",
                                "-",
                                "space_guid",
                                "-",
                                "subaccount_id",
                                "a"),
                        "a",
                        ""),
                Arguments.of("another", Map.of("platform", "other", "organization_guid", ""), "", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contexts")
    void isInTheContext(String platform, Map<String, Object> context, String organization, String space) {
        assertThat(Tenant.of(Context.of(context))).as(platform).isEqualTo(new Tenant(organization, space));
    }
}

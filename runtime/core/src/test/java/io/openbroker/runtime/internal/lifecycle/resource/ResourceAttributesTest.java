package io.openbroker.runtime.internal.lifecycle.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceAttributesTest {

    private static final Map<String, Object> CONTEXT =
            Map.of("platform", "cloudfoundry", "space_guid", "s", "space_name", "old");

    private final InstanceAttributes instance = instance("plan", CONTEXT, Map.of("size", 1));
    private final BindingAttributes binding =
            binding("plan", CONTEXT, Map.of("app_guid", "a"), Map.of("size", 1), Optional.of("old"));

    @Test
    void ignoresNamesInAContextButNotItsIdentity() {
        assertThat(same(instance("plan", context("space_name", "new"), Map.of("size", 1))))
                .isTrue();
        for (String property : new String[] {"platform", "space_guid", "organization_guid", "namespace", "clusterid"}) {
            Map<String, Object> other = context(property, "another");
            assertThat(same(instance("plan", other, Map.of("size", 1))))
                    .as(property)
                    .isFalse();
            assertThat(same(binding("plan", other, Map.of("app_guid", "a"), Map.of("size", 1), Optional.of("old"))))
                    .as(property)
                    .isFalse();
        }
    }

    @Test
    void comparesParametersAsJson() {
        assertThat(same(instance("plan", CONTEXT, Map.of("size", new BigDecimal("1.0")))))
                .isTrue();
        assertThat(same(instance("plan", CONTEXT, Map.of("size", 2)))).isFalse();
        assertThat(same(instance("plan", CONTEXT, Map.of()))).isFalse();
        assertThat(same(instance("other", CONTEXT, Map.of("size", 1)))).isFalse();
    }

    @Test
    void comparesEverythingThatABindRequests() {
        Map<String, Object> app = Map.of("app_guid", "a");
        Map<String, Object> parameters = Map.of("size", 1);
        assertThat(same(binding("plan", CONTEXT, app, parameters, Optional.of("old"))))
                .isTrue();
        // Empty strings count as absent.
        assertThat(same(binding("plan", CONTEXT, Map.of("app_guid", "a", "route", ""), parameters, Optional.of("old"))))
                .isTrue();

        assertThat(same(binding("other", CONTEXT, app, parameters, Optional.of("old"))))
                .isFalse();
        assertThat(same(binding("plan", CONTEXT, Map.of("app_guid", "b"), parameters, Optional.of("old"))))
                .isFalse();
        assertThat(same(binding("plan", CONTEXT, app, Map.of(), Optional.of("old"))))
                .isFalse();
        assertThat(same(binding("plan", CONTEXT, app, parameters, Optional.empty())))
                .isFalse();
    }

    private boolean same(InstanceAttributes other) {
        return ResourceAttributes.same(instance, other);
    }

    private boolean same(BindingAttributes other) {
        return ResourceAttributes.same(binding, other);
    }

    private static Map<String, Object> context(String property, String value) {
        Map<String, Object> context = new HashMap<>(CONTEXT);
        context.put(property, value);
        return context;
    }

    private static InstanceAttributes instance(
            String plan, Map<String, Object> context, Map<String, Object> parameters) {
        return new InstanceAttributes(plan, context, parameters, Optional.empty());
    }

    private static BindingAttributes binding(
            String plan,
            Map<String, Object> context,
            Map<String, Object> resource,
            Map<String, Object> parameters,
            Optional<String> predecessor) {
        return new BindingAttributes(plan, context, resource, parameters, predecessor);
    }
}

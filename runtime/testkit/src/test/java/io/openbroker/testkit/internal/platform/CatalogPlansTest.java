package io.openbroker.testkit.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.annotation.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogPlansTest {

    private enum Plans {
        @Plan(id = "p-1", description = "")
        SMALL,
        @Plan(id = "${ID}", description = "")
        EXTRA_LARGE,
        @Plan(id = "${ID}", name = "${NAME}", description = "")
        UNKNOWN,
        @Plan(id = "p-9", description = "")
        MISSING
    }

    private static Map<String, Object> plan(String id, String name) {
        return Map.of("id", id, "name", name, "maintenance_info", Map.of("version", "1.2.3"));
    }

    private static final CatalogPlans CATALOG = CatalogPlans.of(Map.of(
            "services",
            List.of(
                    Map.of(
                            "id",
                            "s-1",
                            "name",
                            "a",
                            "plans",
                            List.of(plan("p-1", "small"), plan("p-2", "extra-large"))),
                    Map.of("id", "s-2", "name", "b", "plans", List.of(plan("p-3", "small"), "not a plan")))));

    @Test
    void findsConstants() {
        assertThat(CATALOG.find(Plans.SMALL).title()).isEqualTo("a/small");
        assertThat(CATALOG.find(Plans.SMALL).maintenance()).contains("1.2.3");
        assertThat(CATALOG.find(Plans.EXTRA_LARGE).id()).isEqualTo("p-2");
    }

    @Test
    void findsIdsAndNames() {
        assertThat(CATALOG.find("p-3").title()).isEqualTo("b/small");
        assertThat(CATALOG.find("b/small").id()).isEqualTo("p-3");
        assertThat(CATALOG.find("extra-large").id()).isEqualTo("p-2");
    }

    @Test
    void saysWhatCannotBeFound() {
        assertThatThrownBy(() -> CATALOG.find(Plans.MISSING))
                .hasMessage(
                        "The catalog has no plan MISSING with the id p-9. Its plans are a/small, a/extra-large, b/small.");
        assertThatThrownBy(() -> CATALOG.find("small"))
                .hasMessage("The catalog has several plans \"small\". Use one of a/small, b/small.");
        assertThatThrownBy(() -> CATALOG.find(Plans.UNKNOWN))
                .hasMessage(
                        "The id and the name of plan UNKNOWN have placeholders. Use the name in the catalog instead:"
                                + " a/small, a/extra-large, b/small.");
        assertThatThrownBy(() -> CATALOG.find(5))
                .hasMessage("A plan cannot be a Integer. Use a constant of the enum of plans, an id or a name.");
    }
}

package io.openbroker.runtime.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.catalog.ValueProblem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CatalogWarningsTest {

    @Test
    void checksValuesThatTheCompilerKnew() {
        String catalog = """
                {"services": [{"id": "s", "name": "%s", "description": "d", "metadata": {"shareable": "yes"},
                 "dashboard_client": {"id": "client", "secret": "x"},
                 "plans": [{"id": "p", "name": "Small", "description": "d"},
                           {"id": "q", "name": "small", "description": "d"}]}]}""".formatted("n".repeat(300));

        assertThat(CatalogWarnings.of(catalog.getBytes(StandardCharsets.UTF_8)))
                .map(problem -> problem.finding().problem())
                .containsExactlyInAnyOrder(
                        ValueProblem.NAME_TOO_LONG,
                        ValueProblem.SHAREABLE_NOT_BOOLEAN,
                        ValueProblem.DASHBOARD_WITHOUT_REDIRECT,
                        ValueProblem.PLAN_NAMES_ALIKE);
    }

    @Test
    void findsNothingInAGoodCatalog() {
        String catalog = """
                {"services": [{"id": "s", "name": "n", "description": "d",
                 "plans": [{"id": "p", "name": "small", "description": "d"}]}]}""";

        assertThat(CatalogWarnings.of(catalog.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}

package io.openbroker.runtime.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler says of values that it knows, is said at start of those that placeholders have become. */
class CatalogPlatformCheckTest {

    private static final String TEMPLATE = """
            {"services": [
              {"name": "db", "id": "o1", "description": "Databases", "bindable": false, "tags": ["sql"],
               "metadata": {"shareable": true},
               "dashboard_client": {"id": "c1", "secret": "s", "redirect_uri": "https://example.com"},
               "plans": [
                 {"name": "small", "id": "p1", "description": "Small", "metadata": {"supportsInstanceSharing": true},
                  "maintenance_info": {"version": "1.0.0", "description": "New"}},
                 {"name": "large", "id": "p3", "description": "Large"}]},
              {"name": "cache", "id": "o2", "description": "Caches", "bindable": false,
               "dashboard_client": {"id": "c2", "secret": "s", "redirect_uri": "https://example.com"},
               "plans": [{"name": "old", "id": "p2", "description": "Small", "x-openbroker-retired": true}]}]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "db                  | aaaaaa%d256     | [openbroker.NameTooLong] /services/0/name: The offering name has 256",
                "o1                  | aaaaaa%d256     | [openbroker.IdTooLong] /services/0/id",
                "Databases           | aaaaaa%d10001   | [openbroker.DescriptionTooLong] /services/0/description",
                "sql                 | aaaaaa%d2049    | [openbroker.TagsTooLong] /services/0/tags",
                "https://example.com | ``              | [openbroker.DashboardWithoutRedirect] /services/0/dashboard_client/redirect_uri",
                "c1                  | c2              | [openbroker.DuplicateDashboardClient] /services/1/dashboard_client/id",
                "c2                  | c1              | [openbroker.DuplicateDashboardClient] /services/1/dashboard_client/id",
                "New                 | aaaaaa%d2000    | [openbroker.MaintenanceTooLong] /services/0/plans/0/maintenance_info",
                "small               | Large           | [openbroker.PlanNamesAlike] /services/0/plans/1/name",
                "small               | reference-instance | [openbroker.ReservedPlanName] /services/0/plans/0/name"
            })
    void saysWhatPlatformsDoNotAccept(String written, String value, String message) {
        String text = value.contains("%d") ? "a".repeat(Integer.parseInt(value.replaceFirst(".*%d", ""))) : value;

        assertThat(problems(TEMPLATE.replaceFirst("\"" + written + "\"", "\"\\${VALUE}\""), text))
                .anyMatch(problem -> problem.startsWith(message));
    }

    @Test
    void aPlaceholderIsNeverABoolean() {
        assertThat(problems(TEMPLATE.replace("\"shareable\": true", "\"shareable\": \"${VALUE}\""), "true"))
                .anyMatch(problem -> problem.startsWith(
                        "[openbroker.ShareableNotBoolean] /services/0/metadata/shareable: Metadata entry"
                                + " \"shareable\" is \"true\""));
    }

    @Test
    void saysNothingOfWhatTheCompilerKnew() {
        String wrong = TEMPLATE.replace("c2", "c1").replace("large", "Small").replace("sql", "a".repeat(3000));

        assertThat(problems(wrong.replace("Databases", "${VALUE}"), "Databases"))
                .isEmpty();
    }

    @Test
    void saysNothingOfRetiredPlans() {
        assertThat(problems(TEMPLATE.replace("\"old\"", "\"${VALUE}\""), "reference-instance"))
                .isEmpty();
    }

    @Test
    void holdsValuesOnlyToThePlatformsThatTheCompilerWasTold() {
        String template = TEMPLATE.replace("\"db\"", "\"${VALUE}\"");
        String name = "a".repeat(256);

        assertThat(problems(template, name)).singleElement().asString().contains("Cloud Foundry and SAP");
        assertThat(problems(of("[\"sap\"]", template), name))
                .singleElement()
                .asString()
                .contains("limit of SAP Service Manager is 255");
        assertThat(problems(of("[]", template), name)).isEmpty();
    }

    @Test
    void thePlatformsAreNotServed() {
        CatalogTemplate template = CatalogTemplate.parse(of("[]", TEMPLATE).getBytes(StandardCharsets.UTF_8));
        template.resolve(name -> Optional.empty());

        assertThat(new String(template.document().json(), StandardCharsets.UTF_8))
                .doesNotContain("x-openbroker");
    }

    private static String of(String platforms, String template) {
        return template.replaceFirst("]}$", "], \"x-openbroker-platforms\": " + platforms + "}");
    }

    private static List<String> problems(String template, String value) {
        return CatalogTemplate.parse(template.getBytes(StandardCharsets.UTF_8))
                .resolve(name -> Optional.of(value))
                .stream()
                .map(Problem::toString)
                .toList();
    }
}

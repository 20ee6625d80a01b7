package io.openbroker.runtime.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResolvedCatalogTest {

    private static final Map<String, String> VALUES =
            Map.of("ID", "service-1", "SMALL_ID", "plan-1", "REGION", "eu-1 \"north\"", "PRICE", "12");

    @Test
    void putsValuesIntoEveryTextButThoseOfSchemas() {
        JsonNode offering = services(read(VALUES)).get(0);

        assertThat(offering.path("id").stringValue()).isEqualTo("service-1");
        assertThat(offering.path("name").stringValue()).isEqualTo("redis");
        assertThat(offering.path("description").stringValue()).isEqualTo("In eu-1 \"north\", for ${HOME}");
        JsonNode amount = offering.at("/plans/0/metadata/costs/0/amount");
        assertThat(amount.toString()).isEqualTo("{\"usd\":12,\"eur\":1.10}");
        assertThat(offering.at("/plans/0/schemas/service_instance/create/parameters/pattern")
                        .stringValue())
                .isEqualTo("^${ID}$");
    }

    @Test
    void leavesRetiredPlansOutButKnowsTheirIds() {
        ResolvedCatalog catalog = read(VALUES);

        assertThat(services(catalog).get(0).path("plans").size()).isEqualTo(1);
        assertThat(catalog.idAsWritten("service-1")).isEqualTo("${ID}");
        assertThat(catalog.idAsWritten("plan-1")).isEqualTo("${SMALL_ID}");
        assertThat(catalog.idAsWritten("old")).isEqualTo("${OLD_ID:old}");
        assertThat(catalog.idAsWritten("${ID}")).isEmpty();
        assertThat(catalog.text("${NAME:redis}/${SMALL_ID}")).isEqualTo("redis/plan-1");
    }

    @Test
    void theEntityTagFollowsTheValues() {
        assertThat(read(VALUES).document().etag())
                .matches("\"[0-9a-f]{32}\"")
                .isEqualTo(read(VALUES).document().etag())
                .isNotEqualTo(read(with("PRICE", "13")).document().etag());
    }

    @Test
    void listsEveryValueThatIsMissing() {
        assertThatThrownBy(() -> read(Map.of("REGION", "eu-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "The catalog of ResolvedCatalogTest has invalid values:",
                        "  [openbroker.MissingPlaceholderValue] /services/0/id: Placeholder ${ID} has no value."
                                + " Set the environment variable or system property ID, or add a default: ${ID:…}.",
                        "  [openbroker.MissingPlaceholderValue] /services/0/plans/0/id: Placeholder ${SMALL_ID} has"
                                + " no value. Set the environment variable or system property SMALL_ID, or add a"
                                + " default: ${SMALL_ID:…}."));
    }

    @Test
    void saysOfValuesWhatTheCompilerSays() {
        Map<String, String> values = new HashMap<>(VALUES);
        values.putAll(
                Map.of("SMALL_ID", "service-1", "NAME", " ", "PRICE", "free", "VERSION", "1", "OLD_ID", "service-1"));
        values.putAll(Map.of("TAG", "", "BULLET", ""));

        assertThatThrownBy(() -> read(values))
                .hasMessageContaining("[openbroker.BlankValue] /services/0/name: The offering name is blank.")
                .hasMessageContaining("[openbroker.BlankValue] /services/0/tags/0: An offering tag is blank.")
                .hasMessageContaining("[openbroker.BlankValue] /services/0/plans/0/metadata/bullets/0: A plan bullet")
                .hasMessageContaining("[openbroker.DuplicatePlanId] /services/0/plans/0/id: Plan id \"service-1\" is"
                        + " already used by the offering \" \". Give each plan an id of its own.")
                .hasMessageContaining("[openbroker.DuplicatePlanId] /services/0/plans/1/id")
                .hasMessageContaining("[openbroker.NotASemanticVersion] /services/0/plans/0/maintenance_info/version:"
                        + " Maintenance version \"1\" is not a semantic version 2.0.")
                .hasMessageContaining(
                        "[openbroker.InvalidCost] /services/0/plans/0/metadata/costs/0/amount/usd: The cost"
                                + " is not valid: the amount is free.");
    }

    @Test
    void whatIsOnlyInadvisableDoesNotStopABroker() {
        assertThat(services(read(with("NAME", "no cli name")))
                        .get(0)
                        .path("name")
                        .stringValue())
                .isEqualTo("no cli name");
    }

    @Test
    void takesSystemPropertiesAndTheEnvironment() {
        System.setProperty("openbroker.test.value", "from a property");
        try {
            assertThat(PlaceholderValues.ofProcess().find("openbroker.test.value"))
                    .contains("from a property");
        } finally {
            System.clearProperty("openbroker.test.value");
        }
        assertThat(PlaceholderValues.ofProcess().find("openbroker.test.value")).isEmpty();
        assertThat(PlaceholderValues.ofProcess().find("PATH")).contains(System.getenv("PATH"));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> values = new HashMap<>(VALUES);
        values.put(name, value);
        return values;
    }

    private static ResolvedCatalog read(Map<String, String> values) {
        return ResolvedCatalog.read(ResolvedCatalogTest.class, "catalog-template.json", PlaceholderValues.of(values));
    }

    private static JsonNode services(ResolvedCatalog catalog) {
        return JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(tools.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .readTree(new String(catalog.document().json(), StandardCharsets.UTF_8))
                .path("services");
    }
}

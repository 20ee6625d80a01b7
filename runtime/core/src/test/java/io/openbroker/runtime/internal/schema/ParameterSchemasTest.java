package io.openbroker.runtime.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterSchemasTest {

    private static final String DRAFT_4 = "\"$schema\": \"http://json-schema.org/draft-04/schema#\"";
    private final ParameterSchemas schemas =
            ParameterSchemas.of(CatalogDocument.of("""
            {"services": [{"id": "s", "plans": [
              {"id": "p", "schemas": {
                "service_instance": {
                  "create": {"parameters": {%1$s, "type": "object", "required": ["pages"], "additionalProperties": false,
                    "properties": {"pages": {"type": "integer", "minimum": 1}, "title": {"type": "string"}}}},
                  "update": {"parameters": {%1$s, "type": "object", "required": ["pages", "title"]}}},
                "service_binding": {"create": {"parameters": {%1$s, "type": "object", "maxProperties": 0}}}}},
              {"id": "q"}]}]}""".formatted(DRAFT_4).getBytes(StandardCharsets.UTF_8)));

    @Test
    void holdEachOperationToTheSchemaThatIsPublishedForIt() {
        assertFits(OsbOperation.PROVISION, Map.of("pages", 1));
        assertFits(OsbOperation.UPDATE, Map.of("pages", 0, "title", "t", "other", true));
        assertFits(OsbOperation.BIND, Map.of());
        assertRejected(OsbOperation.PROVISION, Map.of("pages", 0), "parameters/pages");
        assertRejected(OsbOperation.UPDATE, Map.of("pages", 1), "title");
        assertRejected(OsbOperation.BIND, Map.of("x", 1));
    }

    @Test
    void tellEveryViolationAndNoValue() {
        assertRejected(OsbOperation.PROVISION, Map.of("title", 4711, "extra", "s3cr3t"), "title", "extra", "pages");
        assertThatThrownBy(() -> schemas.check("p", OsbOperation.PROVISION, Map.of("title", 4711)))
                .hasMessageNotContaining("4711");
    }

    @Test
    void rejectNoParametersWhereNoSchemaIsPublished() {
        assertThatCode(() -> schemas.check("q", OsbOperation.PROVISION, Map.of("x", 1)))
                .doesNotThrowAnyException();
        assertThatCode(() -> schemas.check("unknown", OsbOperation.PROVISION, Map.of("x", 1)))
                .doesNotThrowAnyException();
        assertThatCode(() -> schemas.check("p", OsbOperation.UNBIND, Map.of("x", 1)))
                .doesNotThrowAnyException();
        assertThat(schemas.missing("q", OsbOperation.UPDATE, Map.of())).isEmpty();
    }

    @Test
    void rejectNumbersThatWouldTakeForEverToCompare() {
        assertRejected(OsbOperation.PROVISION, Map.of("pages", new BigDecimal("1E+100000")), "exponent");
    }

    @Test
    void tellWhatIsMissingAndNothingElse() {
        assertThat(schemas.missing("p", OsbOperation.UPDATE, Map.of("title", "t")))
                .hasValueSatisfying(
                        missing -> assertThat(missing).contains("pages").doesNotContain("title"));
        assertThat(schemas.missing("p", OsbOperation.PROVISION, Map.of("pages", 0)))
                .as("a value that is wrong is there")
                .isEmpty();
    }

    private void assertFits(OsbOperation operation, Map<String, Object> parameters) {
        assertThatCode(() -> schemas.check("p", operation, parameters)).doesNotThrowAnyException();
    }

    private void assertRejected(OsbOperation operation, Map<String, Object> parameters, String... words) {
        assertThatThrownBy(() -> schemas.check("p", operation, parameters))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.outcome()).isEqualTo(Outcome.PARAMETERS_INVALID);
                    assertThat(List.of(words))
                            .allSatisfy(
                                    word -> assertThat(rejection.description()).contains(word));
                });
    }
}

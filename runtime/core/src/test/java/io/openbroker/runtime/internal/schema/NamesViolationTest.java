package io.openbroker.runtime.internal.schema;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.internal.response.Rejection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A property with several names, in the words that the compiler publishes of it; "region" is required, "colour" is not. */
class NamesViolationTest {

    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties":
             {"region": {}, "zone": {}, "a/rea": {}, "color": {}, "colour": {}, "hue": {}, "other": {"not": {"type": "string"}}},
             "allOf": [
              {"oneOf": [{"required": ["region"]}, {"required": ["zone"]}, {"required": ["a/rea"]}]},
              {"not": {"anyOf": [{"required": ["color", "colour"]}, {"required": ["color", "hue"]}, {"required": ["colour", "hue"]}]}}]}""";

    private final ParameterSchemas schemas = ParameterSchemas.of(CatalogDocument.of(
            ("{\"services\": [{\"plans\": [{\"id\": \"p\", \"schemas\": {\"service_instance\": {\"create\": {\"parameters\": "
                            + SCHEMA + "}}}}]}]}")
                    .getBytes(StandardCharsets.UTF_8)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | parameters/region or parameters/zone or parameters/a~1rea is missing",
                "{\"zone\": 1, \"a/rea\": null} | parameters/zone and parameters/a~1rea are two names of one parameter; give one of them",
                "{\"zone\": 1, \"hue\": 1, \"color\": 1} | parameters/color and parameters/hue are two names of one parameter; give one of them",
                "{\"zone\": 1, \"other\": \"\"} | parameters/other violates \"not\" in the service's schema",
            })
    void namesWhatIsGivenTwiceOrMissing(String parameters, String expected) {
        assertThatThrownBy(() -> check(parameters))
                .isInstanceOf(Rejection.class)
                .hasMessage(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"region\": 1}", "{\"a/rea\": null, \"hue\": null}"})
    void takesOneNameOfEach(String parameters) {
        assertThatCode(() -> check(parameters)).doesNotThrowAnyException();
    }

    private void check(String parameters) {
        schemas.check(
                "p",
                OsbOperation.PROVISION,
                new JsonReader(Limits.DEFAULT).readObject(parameters.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.openbroker.processor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFileCheckTest {

    @ParameterizedTest
    @CsvSource({
        "http://json-schema.org/draft-04/schema, http://json-schema.org/draft-04/schema#",
        "https://json-schema.org/draft-04/schema#, http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-06/schema, http://json-schema.org/draft-06/schema#",
        "https://json-schema.org/draft-07/schema, http://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft/2019-09/schema#, https://json-schema.org/draft/2019-09/schema",
        "https://json-schema.org/draft/2020-12/schema#, https://json-schema.org/draft/2020-12/schema"
    })
    void aDraftInAnySpellingIsCheckedAndPublishedInItsOwn(String spelling, String published) {
        String document = "{\"type\": \"object\", \"$schema\": \"" + spelling + "\"}";

        assertThat(SchemaFileCheck.check(document)).isEmpty();
        assertThat(SchemaFileCheck.check(document.replace("object", "objekt"))).isPresent();
        assertThat(SchemaDocument.published(document))
                .isEqualTo("{\"type\":\"object\",\"$schema\":\"" + published + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"$ref\": \"#\"",
                "\"allOf\": [{\"$ref\": \"#\"}]",
                "\"not\": {\"anyOf\": [{}, {\"$ref\": \"#/not\"}]}",
                "\"dependencies\": {\"a\": {\"$ref\": \"#\"}}",
                "\"definitions\": {\"a\": {\"$ref\": \"#/definitions/b\"}, \"b\": {\"oneOf\": [{\"$ref\": \"#/definitions/a\"}]}}",
                "\"properties\": {\"a\": {\"$ref\": \"#/properties/a\"}}"
            })
    void referencesThatNeverEndAreRejected(String keywords) {
        for (String draft :
                List.of("http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-07/schema#")) {
            assertThat(SchemaFileCheck.check("{\"$schema\": \"" + draft + "\", " + keywords + "}")
                            .orElseThrow()
                            .reason())
                    .contains("is circular, so validation would never end");
        }
    }

    @Test
    void referencesOfLaterDraftsThatNeverEndAreRejected() {
        assertThat(SchemaFileCheck.check(
                        "{\"$schema\": \"https://json-schema.org/draft/2019-09/schema\", \"$recursiveRef\": \"#\"}"))
                .isPresent();
        assertThat(SchemaFileCheck.check(
                        "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"$dynamicRef\": \"#\"}"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"properties\": {\"a\": {\"$ref\": \"#\"}}",
                "\"items\": {\"$ref\": \"#\"}",
                "\"additionalProperties\": {\"anyOf\": [{\"$ref\": \"#\"}, {\"$ref\": \"#\"}]}",
                "\"definitions\": {\"a\": {}, \"b/c\": {}}, \"allOf\": [{\"$ref\": \"#/definitions/a\"}, {\"$ref\": \"#/definitions/a\"}, {\"$ref\": \"#/definitions/b~1c\"}]"
            })
    void referencesThatEndArePassed(String keywords) {
        assertThat(SchemaFileCheck.check(
                        "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", " + keywords + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://json-schema.org/draft-03/schema#\"",
                "\"http://json-schema.org/schema#\"",
                "\"https://example.com/own\"",
                "\"\"",
                "null",
                "[4]"
            })
    void whatNamesNoDraftIsQuoted(String named) {
        assertThat(SchemaFileCheck.check("{\"$schema\": " + named + "}")
                        .orElseThrow()
                        .reason())
                .isEqualTo("its \"$schema\" is " + named + ", which is not a supported draft");
    }

    /** What holds nothing to anything in its draft would be published and not enforced. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "draft-04      | \"const\": 1                                       | draft 4 has no keyword \"const\"",
                "draft-04      | \"propertyNames\": {\"maxLength\": 1}              | draft 4 has no keyword \"propertyNames\"",
                "draft-04      | \"contains\": {}                                   | draft 4 has no keyword \"contains\"",
                "draft-06      | \"if\": {}                                         | draft 6 has no keyword \"if\"",
                "draft-07      | \"unevaluatedProperties\": false                   | draft 7 has no keyword \"unevaluatedProperties\"",
                "draft-07      | \"dependentRequired\": {\"a\": [\"b\"]}             | draft 7 has no keyword \"dependentRequired\"",
                "draft/2019-09 | \"prefixItems\": [{}]                              | draft 2019-09 has no keyword \"prefixItems\"",
                "draft/2019-09 | \"dependencies\": {\"a\": [\"b\"]}                  | draft 2019-09 has no keyword \"dependencies\"",
                "draft/2020-12 | \"additionalItems\": false                         | draft 2020-12 has no keyword \"additionalItems\"",
                "draft-04      | \"items\": [{\"not\": {\"const\": 1}}]              | draft 4 has no keyword \"const\"",
                "draft-04      | \"properties\": {\"a\": {\"$ref\": \"#\", \"type\": \"object\"}} | draft 4 ignores \"type\" beside \"$ref\"",
                "draft-07      | \"anyOf\": [{\"$ref\": \"#\", \"const\": 1}]        | draft 7 ignores \"const\" beside \"$ref\""
            })
    void whatADraftIgnoresIsFound(String draft, String keyword, String message) {
        assertThat(SchemaFileCheck.check(schema(draft, keyword)).orElseThrow().reason())
                .startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "draft-04      | \"properties\": {\"const\": {}, \"if\": {}, \"$ref\": {\"type\": \"string\"}}",
                "draft-04      | \"default\": {\"const\": 1}",
                "draft-04      | \"enum\": [{\"if\": 1}]",
                "draft-04      | \"properties\": {\"a\": {\"$ref\": \"#\", \"description\": \"A\", \"x-own\": 1}}",
                "draft-04      | \"dependencies\": {\"a\": [\"b\"]}, \"additionalItems\": false, \"items\": [{}]",
                "draft-06      | \"const\": 1, \"contains\": {}, \"propertyNames\": {}, \"exclusiveMinimum\": 1",
                "draft-07      | \"if\": {}, \"then\": {}, \"else\": {}",
                "draft/2019-09 | \"$ref\": \"#/$defs/a\", \"maxLength\": 1, \"$defs\": {\"a\": {}}",
                "draft/2019-09 | \"dependentSchemas\": {\"a\": {}}, \"unevaluatedItems\": false, \"items\": [{}]",
                "draft/2020-12 | \"prefixItems\": [{}], \"items\": false"
            })
    void whatADraftKnowsIsNot(String draft, String keywords) {
        assertThat(SchemaFileCheck.check(schema(draft, keywords))).isEmpty();
    }

    private static String schema(String draft, String keywords) {
        return "{\"$schema\": \"http://json-schema.org/" + draft + "/schema#\", " + keywords + "}";
    }
}

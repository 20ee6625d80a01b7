package io.openbroker.runtime.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The restated check of Cloud Controller rejects what Cloud Controller rejects. */
class CloudControllerCatalogTest {

    private static final String ACCEPTED = """
            {"services": [
              {"name": "db", "id": "o1", "description": "Databases", "bindable": true, "tags": ["sql"],
               "metadata": {"shareable": true},
               "dashboard_client": {"id": "c1", "secret": "s", "redirect_uri": "https://example.com"},
               "plans": [{"name": "small", "id": "p1", "description": "Small",
                 "maintenance_info": {"version": "1.0.0", "description": "New"},
                 "schemas": {"service_instance": {"create": {"parameters": {
                   "$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
                   "properties": {"size": {"type": "integer", "minimum": 0, "exclusiveMinimum": true}}}}}}}]},
              {"name": "cache", "id": "o2", "description": "Caches", "bindable": false,
               "dashboard_client": {"id": "c2", "secret": "s", "redirect_uri": "https://example.com"},
               "plans": [{"name": "small", "id": "p2", "description": "Small"}]}
            ]}""";

    @Test
    void anOrdinaryCatalogIsAccepted() {
        CloudControllerCatalog.assertAccepts(ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema",
                "https://json-schema.org/draft-04/schema#"
            })
    void aDraftThatItDoesNotKnowIsRejected(String draft) {
        assertThat(problemsAfter("http://json-schema.org/draft-04/schema#", draft))
                .contains("Custom meta schemas are not supported: " + draft);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"bindable\": true                     | \"bindable\": \"true\"           | bindable must be BOOLEAN",
                "\"bindable\": true,                    | ``                             | bindable is required",
                "\"shareable\": true                    | \"shareable\": \"true\"          | shareable must be BOOLEAN",
                "\"id\": \"c2\"                         | \"id\": \"c1\"                 | dashboard_client id must be unique",
                ", \"redirect_uri\": \"https://example.com\" | ``                         | redirect_uri is required",
                "[\"sql\"]                              | [1]                            | tags must be STRINGS",
                "\"version\": \"1.0.0\"                 | \"version\": \"1\"             | must be a Semantic Version",
                "\"description\": \"New\"               | \"public\": true               | invalid key public",
                "\"exclusiveMinimum\": true             | \"exclusiveMinimum\": 0         | Draft 04",
                "\"type\": \"integer\"                  | \"$ref\": \"https://a/b\"       | No external references",
                "\"id\": \"p2\"                         | \"id\": \"p1\"                 | Plan ids must be unique",
                "\"id\": \"o2\"                         | \"id\": \"o1\"                 | Service ids must be unique",
                "\"name\": \"cache\"                    | \"name\": \"db\"               | Service names must be unique",
                "\"description\": \"Caches\",           | ``                             | description is required",
                "{\"name\": \"small\", \"id\": \"p2\", \"description\": \"Small\"} | `` | at least one plan",
                "\"$schema\": \"http://json-schema.org/draft-04/schema#\", | ``           | must have $schema"
            })
    void whatItDoesNotAcceptIsRejected(String accepted, String rejected, String message) {
        assertThat(problemsAfter(accepted, rejected)).contains(message);
    }

    @Test
    void whatIsTooLongIsRejected() {
        assertThat(problemsAfter("\"sql\"", "\"" + "a".repeat(2049) + "\"")).contains("2048");
        assertThat(problemsAfter("\"Databases\"", "\"" + "a".repeat(10_001) + "\""))
                .contains("10000");
        assertThat(problemsAfter("\"New\"", "\"" + "a".repeat(2000) + "\"")).contains("2000");
        assertThat(problemsAfter("\"small\"", "\"" + "a".repeat(256) + "\"")).contains("255");
        assertThat(problemsAfter("\"type\": \"object\"", "\"title\": \"" + "a".repeat(65_536) + "\""))
                .contains("65536");
    }

    private static String problemsAfter(String accepted, String rejected) {
        assertThat(ACCEPTED).contains(accepted);
        return String.join("\n", CloudControllerCatalog.problems(ACCEPTED.replace(accepted, rejected)));
    }
}

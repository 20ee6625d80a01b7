package io.openbroker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.annotation.SchemaDraft;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftUriTest {

    @ParameterizedTest
    @CsvSource({
        "http://json-schema.org/draft-04/schema#, DRAFT_04",
        "http://json-schema.org/draft-04/schema, DRAFT_04",
        "https://json-schema.org/draft-04/schema#, DRAFT_04",
        "https://json-schema.org/draft-04/schema, DRAFT_04",
        "http://json-schema.org/draft-04/schema/, DRAFT_04",
        "http://json-schema.org/draft-04/schema#/, DRAFT_04",
        "http://json-schema.org/draft-04/schema.json, DRAFT_04",
        "http://www.json-schema.org/draft-04/schema#, DRAFT_04",
        "//json-schema.org/draft-04/schema#, DRAFT_04",
        "json-schema.org/draft-04/schema#, DRAFT_04",
        "http://json-schema.org/draft-06/schema#, DRAFT_06",
        "HTTP://JSON-Schema.org/draft-07/schema#, DRAFT_07",
        "http://json-schema.org/draft/2019-09/schema#, DRAFT_2019_09",
        "https://json-schema.org/draft/2020-12/schema#, DRAFT_2020_12",
        "http://json-schema.org/draft/2020-12/schema, DRAFT_2020_12",
        "https://json-schema.org/draft/2020-12/schema, DRAFT_2020_12"
    })
    void everySpellingInUseNamesItsDraft(String spelling, SchemaDraft draft) {
        assertThat(DraftUri.named(spelling)).contains(draft);
    }

    @ParameterizedTest
    @EnumSource
    void aDraftIsNamedByItsOwnUri(SchemaDraft draft) {
        assertThat(DraftUri.named(DraftUri.of(draft))).contains(draft);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "http://json-schema.org/schema#",
                "http://json-schema.org/draft-03/schema#",
                "http://json-schema.org/draft-04/hyper-schema#",
                "http://json-schema.org/draft-04/schema#/definitions/positiveInteger",
                "http://json-schema.org/draft-4/schema#",
                "http://example.com/draft-04/schema#",
                "draft-04"
            })
    void nothingElseNamesADraft(String spelling) {
        assertThat(DraftUri.named(spelling)).isEmpty();
    }
}

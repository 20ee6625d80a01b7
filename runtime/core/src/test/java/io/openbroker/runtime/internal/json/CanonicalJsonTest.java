package io.openbroker.runtime.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    private static final JsonReader READER = new JsonReader(Limits.DEFAULT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2}                  | {\"b\":2,\"a\":1}",
                "{\"a\":1}                          | {\"a\":1.0}",
                "{\"a\":1}                          | {\"a\":1e0}",
                "{\"a\":100}                        | {\"a\":1E+2}",
                "{\"a\":0}                          | {\"a\":-0.0}",
                "{\"a\":0}                          | {\"a\":0e99}",
                "{\"a\":1e400000000}                | {\"a\":10e399999999}",
                "{\"a\":123456789012345678901234}   | {\"a\":123456789012345678901234.0}",
                "{\"a\":{\"x\":[1,null],\"y\":{}}}  | {\"a\":{\"y\":{},\"x\":[1.0,null]}}",
                "{\"a\":\"\\u0041\"}                | {\"a\":\"A\"}"
            })
    void takesTheSameForTheSame(String one, String other) {
        assertThat(canonical(one)).isEqualTo(canonical(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}             | {\"a\":\"1\"}",
                "{\"a\":1}             | {\"a\":10}",
                "{\"a\":0.1}           | {\"a\":0.10000000000000000001}",
                "{\"a\":null}          | {}",
                "{\"a\":[1,2]}         | {\"a\":[2,1]}",
                "{\"a\":true}          | {\"a\":\"true\"}",
                "{\"a\":\"x\\\",\\\"b\"} | {\"a\":\"x\",\"b\":\"\"}"
            })
    void tellsDifferentValuesApart(String one, String other) {
        assertThat(canonical(one)).isNotEqualTo(canonical(other));
    }

    @Test
    void writesNoControlCharacters() {
        assertThat(CanonicalJson.of(Map.of("a", "\0\n"))).isEqualTo("{\"a\":\"\\u0000\\u000a\"}");
    }

    @Test
    void takesJavaNumbersForWhatTheyAre() {
        assertThat(CanonicalJson.of(Map.of("a", 1.5d))).isEqualTo(CanonicalJson.of(Map.of("a", 1.5f)));
        assertThat(CanonicalJson.of(Map.of("a", 7L))).isEqualTo(CanonicalJson.of(Map.of("a", (short) 7)));
    }

    @Test
    void rejectsWhatIsNoJson() {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An object of java.lang.Object is not a JSON value; use maps, lists, strings, numbers and"
                        + " booleans");
    }

    private static String canonical(String json) {
        return CanonicalJson.of(READER.readObject(json.strip().getBytes(StandardCharsets.UTF_8)));
    }
}

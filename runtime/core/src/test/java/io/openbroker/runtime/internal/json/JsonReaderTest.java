package io.openbroker.runtime.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.Limits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private final JsonReader reader = new JsonReader(Limits.DEFAULT);

    @Test
    void readsPlainValues() {
        Map<String, Object> object = read("""
                {"s": "ü😀", "i": 1, "l": 5000000000, "b": 123456789012345678901234567890, "d": 1.50, "t": true,
                 "n": null, "a": [1, null, {}]}""");

        assertThat(object)
                .containsEntry("s", "ü😀")
                .containsEntry("i", 1)
                .containsEntry("l", 5_000_000_000L)
                .containsEntry("b", new BigInteger("123456789012345678901234567890"))
                .containsEntry("d", new BigDecimal("1.50"))
                .containsEntry("t", true)
                .containsEntry("a", Arrays.asList(1, null, Map.of()));
        assertThat(object).containsKey("n");
        assertThat(object.get("n")).isNull();
    }

    @Test
    void givesWhatCannotBeChanged() {
        Map<String, Object> object = read("{\"a\": [1]}");

        assertThatThrownBy(() -> object.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(object.get("a")).asInstanceOf(InstanceOfAssertFactories.LIST).isUnmodifiable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "5",
                "\"x\"",
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":1}/**/",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "\uFEFF{}"
            })
    void refusesWhatIsNoJsonObject(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesOtherEncodings() {
        for (String name : List.of("UTF-16BE", "UTF-16LE", "UTF-32BE", "ISO-8859-1")) {
            byte[] json = "{\"a\":\"ü\"}".getBytes(Charset.forName(name));
            assertThatThrownBy(() -> reader.readObject(json)).isInstanceOf(MalformedJsonException.class);
        }
        for (String name : List.of("UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
            byte[] ascii = "{\"a\":1}".getBytes(Charset.forName(name));
            assertThatThrownBy(() -> reader.readObject(ascii)).isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void readsTheSameWithAndWithoutOtherCharactersThanAscii() {
        for (String value : List.of("a", "ü")) {
            String first = "{\"first\":\"" + value + "\",\n";
            assertThat(read(first + "\"n\":[1,1.50,\"\\u00e4\\n\",true,null]}"))
                    .containsEntry("first", value)
                    .containsEntry("n", Arrays.asList(1, new BigDecimal("1.50"), "ä\n", true, null));
            assertInvalid(first + " \"n\":nil}", "line 2, column 6");
            assertInvalid(first + " \"b\":{\"c\":1,\"c\":2}}", "line 2, column 13");
            assertInvalid(first + " \"first\":null}", "line 2, column 2");
        }
    }

    private void assertInvalid(String json, String place) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MalformedJsonException.class)
                .message()
                .contains("is not valid JSON at " + place);
    }

    @Test
    void refusesOverlongUtf8() {
        byte[] json = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'};

        assertThatThrownBy(() -> reader.readObject(json))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("is not valid UTF-8");
    }

    @Test
    void refusesWhatIsBeyondTheLimits() {
        assertBeyond("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        assertBeyond("{\"a\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}");
        assertBeyond("{\"a\":" + "1".repeat(1_001) + "}");
        assertBeyond("{\"" + "a".repeat(1_001) + "\":1}");
        assertThatThrownBy(() -> read("{\"a\":1e99999999999}"))
                .isInstanceOf(MalformedJsonException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void readsWhatIsJustWithinTheLimits() {
        assertThat(read("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}")).containsKey("a");
        assertThat(read("{\"a\":" + "1".repeat(1_000) + "}")).containsKey("a");
    }

    @Test
    void showsNoValueInItsMessage() {
        assertThatThrownBy(() -> read("{\"password\": s3cr3t}"))
                .isInstanceOf(MalformedJsonException.class)
                .message()
                .doesNotContain("s3cr3t")
                .contains("line 1, column");
    }

    private void assertBeyond(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith("exceeds the limits for JSON");
    }

    private Map<String, Object> read(String json) {
        return reader.readObject(json.getBytes(StandardCharsets.UTF_8));
    }
}

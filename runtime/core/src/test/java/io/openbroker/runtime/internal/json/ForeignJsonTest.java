package io.openbroker.runtime.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.util.RawValue;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import jakarta.json.Json;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the JSON of other libraries in credentials. */
class ForeignJsonTest {

    private static final String TEXT = "{\"host\":\"db\",\"ports\":[5432,5433],\"tls\":{\"on\":true},\"ratio\":0.1}";

    private static final Map<String, Object> VALUES = Map.of(
            "host", "db", "ports", List.of(5432, 5433), "tls", Map.of("on", true), "ratio", new BigDecimal("0.1"));

    record Access(Object data) {}

    static Stream<Object> trees() throws Exception {
        return Stream.of(
                new ObjectMapper().readTree(TEXT),
                JsonParser.parseString(TEXT),
                new JSONObject(TEXT),
                Json.createReader(new StringReader(TEXT)).readObject(),
                tools.jackson.databind.json.JsonMapper.shared().readTree(TEXT));
    }

    @ParameterizedTest
    @MethodSource("trees")
    void treesAreWrittenAsTheJsonThatTheyAre(Object tree) {
        assertThat(JsonValues.objectOf(tree)).isEqualTo(VALUES);
        assertThat(JsonValues.objectOf(Map.of("all", List.of(tree)))).isEqualTo(Map.of("all", List.of(VALUES)));
        assertThat(JsonValues.objectOf(new Access(tree))).isEqualTo(Map.of("data", VALUES));
    }

    static Stream<Object> values() throws Exception {
        return Stream.of(
                new ObjectMapper().readTree("[1,null]"),
                JsonParser.parseString("[1,null]"),
                new org.json.JSONArray("[1,null]"),
                Json.createReader(new StringReader("[1,null]")).readArray());
    }

    @ParameterizedTest
    @MethodSource("values")
    void listsAndTheirValuesAreTreesToo(Iterable<?> list) {
        assertThat(JsonValues.objectOf(new Access(list)).toString()).isEqualTo("{data=[1, null]}");
        assertThat(JsonValues.objectOf(new Access(list.iterator().next()))).isEqualTo(Map.of("data", 1));
        assertThatThrownBy(() -> JsonValues.objectOf(list)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsMissingInATreeIsNull() throws Exception {
        com.fasterxml.jackson.databind.JsonNode missing =
                new ObjectMapper().readTree(TEXT).path("password");

        assertThat(JsonValues.objectOf(new Access(missing)).toString()).isEqualTo("{data=null}");
        assertThat(JsonValues.objectOf(new Access(List.of(missing, 1))).toString())
                .isEqualTo("{data=[null, 1]}");
    }

    @Test
    void valuesThatAreNotJsonAreRejected() {
        Map<String, Object> nan = Map.of("ratio", new com.google.gson.JsonPrimitive(Double.NaN));

        assertThatThrownBy(() -> JsonValues.objectOf(nan)).isInstanceOf(IllegalArgumentException.class);
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Named(String hostName) {}

    record Serialized(
            @JsonSerialize(using = ToStringSerializer.class) int port) {}

    static class Renamed {
        @SerializedName("host_name")
        public String hostName = "db";
    }

    static final class Heir extends Renamed {}

    static Stream<Object> forOthers() {
        return Stream.of(
                new Named("db"),
                new Serialized(1),
                new Renamed(),
                new Heir(),
                new RawValue("{}"),
                new com.google.gson.Gson());
    }

    @ParameterizedTest
    @MethodSource("forOthers")
    void typesThatAnotherLibraryWritesAreRejectedWithTheRemedy(Object value) {
        for (Object credentials : List.of(value, Map.of("a", List.of(value)), new Access(value))) {
            assertThatThrownBy(() -> JsonValues.objectOf(credentials))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "An object of " + credentials.getClass().getName() + " cannot be written as JSON: ")
                    .message()
                    .containsAnyOf("Jackson 2", "Gson")
                    .containsAnyOf("Import tools.jackson", "Use @JsonProperty", "use a record");
        }
    }

    @JsonDeserialize(as = Both.class)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @tools.jackson.databind.annotation.JsonNaming(
            tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Both(String hostName) {}

    @Test
    void typesForBothGenerationsAreWritten() {
        assertThat(JsonValues.objectOf(new Both("db"))).isEqualTo(Map.of("host_name", "db"));
    }
}

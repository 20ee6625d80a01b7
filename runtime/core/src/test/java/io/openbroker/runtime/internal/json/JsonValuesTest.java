package io.openbroker.runtime.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonValuesTest {

    record Access(String user, @Nullable String role, Optional<String> host, Optional<Integer> port, Instant until) {}

    @Test
    void makesAnObjectOfARecord() {
        Access access =
                new Access("app", null, Optional.empty(), Optional.of(5432), Instant.parse("2026-01-31T12:00:00Z"));

        assertThat(JsonValues.objectOf(access))
                .isEqualTo(Map.of("user", "app", "port", 5432, "until", "2026-01-31T12:00:00.0Z"));
    }

    @Test
    void makesAnObjectOfAMapWithoutNulls() {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("user", "app");
        map.put("role", null);

        assertThat(JsonValues.objectOf(map)).isEqualTo(Map.of("user", "app"));
    }

    @Test
    void rejectsWhatIsNoObject() {
        for (Object value : List.of("text", 5, List.of(1), Optional.of("x"))) {
            assertThatThrownBy(() -> JsonValues.objectOf(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be written as a JSON object");
        }
    }

    /** Fluent accessors and fields that are not public are nothing that JSON shows. */
    static final class Hidden {
        private final String uri = "db://host";

        public String uri() {
            return uri;
        }
    }

    record Around(Hidden inner) {}

    record Nothing() {}

    static class Meant {
        @JsonIgnore
        protected final String cache = "";
    }

    static class Shown extends Meant {
        public final String uri = "db://host";
    }

    @Test
    void rejectsToLoseFieldsInSilence() {
        for (Object value : List.of(
                new Hidden(),
                new Around(new Hidden()),
                Map.of("all", List.of(new Hidden())),
                Optional.of(new Hidden()))) {
            assertThatThrownBy(() -> JsonValues.objectOf(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Hidden has fields, but neither getters nor public fields");
        }
        assertThat(JsonValues.objectOf(new Nothing())).isEmpty();
        assertThat(JsonValues.objectOf(new Meant())).isEmpty();
        assertThat(JsonValues.objectOf(new Shown())).isEqualTo(Map.of("uri", "db://host"));
    }

    @Test
    void rejectsWhatContainsItself() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);

        assertThatThrownBy(() -> JsonValues.objectOf(map)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAndReadsValuesAsTheyAre() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("nothing", null);
        map.put("huge", new BigDecimal("1e100000"));
        map.put("text", "\0ü😀\"");
        map.put("list", List.of(1, Map.of("a", true)));

        assertThat(JsonValues.read(JsonValues.write(map))).isEqualTo(map);
    }

    @Test
    void writesAnswersWithoutNulls() {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        inner.put("a", null);
        inner.put("b", 1);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("nothing", null);
        map.put("inner", inner);
        map.put("time", Instant.parse("2026-01-31T12:00:00.123456789Z"));

        assertThat(new String(JsonWriter.write(map), StandardCharsets.UTF_8))
                .isEqualTo("{\"inner\":{\"b\":1},\"time\":\"2026-01-31T12:00:00.123456789Z\"}");
    }
}

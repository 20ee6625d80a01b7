package io.openbroker.runtime.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbsentValuesTest {

    private static final Map<String, Object> EMPTY = new HashMap<>();

    static {
        EMPTY.put("null", null);
        EMPTY.put("text", "");
    }

    @Test
    void areNullAndTheEmptyString() {
        assertThat(AbsentValues.isAbsent(null)).isTrue();
        assertThat(AbsentValues.isAbsent("")).isTrue();
        for (Object value : new Object[] {" ", "null", 0, false, Map.of()}) {
            assertThat(AbsentValues.isAbsent(value)).as("%s", value).isFalse();
        }
    }

    @Test
    void areLeftOutOfWhatIsPresent() {
        assertThat(AbsentValues.present(EMPTY)).isEmpty();
        assertThat(AbsentValues.present(Map.of("a", "", "b", " "))).isEqualTo(Map.of("b", " "));
        assertThat(AbsentValues.text(EMPTY, "text")).isEmpty();
        assertThat(AbsentValues.text(Map.of("n", 5), "n")).isEmpty();
        assertThat(AbsentValues.text(Map.of("t", "x"), "t")).contains("x");
    }

    @Test
    void areTheSameAsEachOther() {
        assertThat(AbsentValues.same(EMPTY, Map.of("null", ""), "null")).isTrue();
        assertThat(AbsentValues.same(EMPTY, Map.of(), "text")).isTrue();
        assertThat(AbsentValues.same(EMPTY, Map.of("text", "x"), "text")).isFalse();
        assertThat(AbsentValues.same(Map.of("a", 1), Map.of("a", 1), "a")).isTrue();
    }
}

package io.openbroker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTextTest {

    private static final Map<String, String> VALUES = Map.of("REDIS_ID", "5f6a", "empty", "", "a.b-c", "x");

    @Test
    void putsValuesInPlaceOfPlaceholders() {
        assertThat(resolve("${REDIS_ID}")).isEqualTo("5f6a");
        assertThat(resolve("redis-${REDIS_ID}/${a.b-c}!")).isEqualTo("redis-5f6a/x!");
        assertThat(resolve("${empty:not used}")).isEmpty();
    }

    @Test
    void takesTheDefaultWhereThereIsNoValue() {
        assertThat(resolve("${OTHER:https://example.com:8080/}")).isEqualTo("https://example.com:8080/");
        assertThat(resolve("${OTHER:}")).isEmpty();
        assertThat(resolve("${REDIS_ID:other}")).isEqualTo("5f6a");
    }

    @Test
    void leavesWhatIsEscapedOrNoPlaceholder() {
        assertThat(resolve("$${REDIS_ID} costs $5, {REDIS_ID}")).isEqualTo("${REDIS_ID} costs $5, {REDIS_ID}");
        assertThat(TemplateText.of("$${REDIS_ID}").hasPlaceholders()).isFalse();
        assertThat(resolve("$$${REDIS_ID}")).isEqualTo("$${REDIS_ID}");
    }

    @Test
    void namesWhatHasNoValue() {
        TemplateText text = TemplateText.of("${A}-${B:b}-${A}-${REDIS_ID}");

        assertThat(text.missing(TemplateTextTest::value)).containsExactly("A");
        assertThat(text.known()).isEmpty();
        assertThat(TemplateText.of("${A:1}-${B:2}").known()).contains("1-2");
    }

    @Test
    void tellsOfBrokenPlaceholders() {
        assertThat(TemplateText.of("a ${REDIS_ID b").broken()).contains("${REDIS_ID b");
        assertThat(TemplateText.of("a ${} b").broken()).contains("${}");
        assertThat(TemplateText.of("a ${1A} b").broken()).contains("${1A}");
        assertThat(TemplateText.of("${A:${B}}").broken()).contains("${A:${B}");
        assertThat(TemplateText.of("${A:b} $${").broken()).isEmpty();
    }

    private static String resolve(String text) {
        assertThat(TemplateText.of(text).broken()).isEmpty();
        return TemplateText.of(text).resolve(TemplateTextTest::value);
    }

    private static Optional<String> value(String name) {
        return Optional.ofNullable(VALUES.get(name));
    }
}

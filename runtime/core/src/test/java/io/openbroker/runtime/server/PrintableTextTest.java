package io.openbroker.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "my-db", "a b~", "ü", "数据库", "\ud83d\ude00", "\u00a0", "e\u0301", "\"\\"})
    void leavesTextAsItIs(String text) {
        assertThat(PrintableText.isPrintable(text)).isTrue();
        assertThat(PrintableText.escaped(text)).isSameAs(text);
    }

    /** Each forges lines, or is not seen, or turns what follows. */
    @ParameterizedTest
    @ValueSource(
            chars = {
                '\u0000', '\u001b', '\u007f', '\u0085', '\u00ad', '\u200b', '\u200d', '\u2028', '\u2029', '\u202e',
                '\u2066', '\ufeff'
            })
    void escapesWhatIsNotPrintable(char character) {
        assertThat(PrintableText.isPrintable("a" + character)).isFalse();
        assertThat(PrintableText.escaped("ü" + character + "b")).isEqualTo("ü\\u%04xb".formatted((int) character));
    }

    @Test
    void escapesHalvesOfPairsAndInvisiblePairs() {
        assertThat(PrintableText.escaped("a\ud83d")).isEqualTo("a\\ud83d");
        assertThat(PrintableText.escaped("\ude00\ud83d")).isEqualTo("\\ude00\\ud83d");
        assertThat(PrintableText.escaped("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
    }

    @Test
    void findsControlCharactersAlone() {
        assertThat(PrintableText.hasControl("\u200d\u00ad\u2028")).isFalse();
        assertThat(PrintableText.hasControl("a\u0085")).isTrue();
    }
}

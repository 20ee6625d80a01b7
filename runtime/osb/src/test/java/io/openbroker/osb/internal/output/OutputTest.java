package io.openbroker.osb.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutputTest {

    @Test
    void alignsColumnsAndCutsTheLast() {
        assertThat(new Table("NAME", "TEXT")
                        .row("a", "something long")
                        .row("longer", "")
                        .lines(16))
                .containsExactly("NAME    TEXT", "a       somethi…", "longer");
    }

    @Test
    void showsControlCharacters() {
        assertThat(VisibleText.of("a\u001b[31m\u202eb\nü")).isEqualTo("a\\u001b[31m\\u202eb\\u000aü");
    }

    @Test
    void quotesForShells() {
        assertThat(Shell.command("osb", "poll", "it's; rm", "--url=http://x:1/y"))
                .isEqualTo("osb poll 'it'\\''s; rm' --url=http://x:1/y");
    }

    @Test
    void readsValuesAsJsonOrText() {
        assertThat(Json.valueOrText("3").isInt()).isTrue();
        assertThat(Json.valueOrText("true").isBoolean()).isTrue();
        assertThat(Json.valueOrText("\"3\"").asString()).isEqualTo("3");
        assertThat(Json.valueOrText("a b").asString()).isEqualTo("a b");
        assertThat(Json.valueOrText("").asString()).isEmpty();
        assertThat(Json.valueOrText("1.2.3").asString()).isEqualTo("1.2.3");
        assertThat(Json.valueOrText("5 MB").asString()).isEqualTo("5 MB");
    }

    @Test
    void saysWhatIsNotAnObject() {
        assertThatThrownBy(() -> Json.object("The context", "[1]"))
                .hasMessage("The context is not a JSON object; expected is one such as {\"key\": \"value\"}.");
    }
}

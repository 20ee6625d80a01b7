package io.openbroker.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdPrefixTest {

    @Test
    void endsBeforeTheFirstTextThatBeginsOtherwise() {
        assertThat(IdPrefix.of("ab").end()).contains("ac");
        assertThat(IdPrefix.of("a\uD7FF").end()).contains("a\uE000");
        assertThat(IdPrefix.of("a\uFFFF").end()).contains("a\uD800\uDC00");
        assertThat(IdPrefix.of("a\uDBFF\uDFFF").end()).contains("b");
        assertThat(IdPrefix.of("\uDBFF\uDFFF").end()).isEmpty();
    }

    @Test
    void countsCharactersAsDatabasesDo() {
        IdPrefix smiles = IdPrefix.of("\uD83D\uDE00".repeat(101));

        assertThat(smiles.length()).isEqualTo(101);
        assertThat(smiles.longerThanIndexed()).isTrue();
        assertThat(smiles.indexed()).isEqualTo("\uD83D\uDE00".repeat(100));
        assertThat(IdPrefix.of("\uD83D\uDE00".repeat(100)).longerThanIndexed()).isFalse();
    }
}

package io.openbroker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("port", "host", "max-body-bytes", "max-header-bytes");

    @Test
    void theNameWithTheFewestEditsIsFound() {
        assertThat(NearestName.find("max-bodybytes", KNOWN)).contains("max-body-bytes");
        assertThat(NearestName.find("max-heder-byte", KNOWN)).contains("max-header-bytes");
    }

    @Test
    void oneEditIsForgivenInShortNames() {
        assertThat(NearestName.find("prt", KNOWN)).contains("port");
        assertThat(NearestName.find("pt", KNOWN)).isEmpty();
    }

    @Test
    void longerNamesMayDifferInOneOfThreeCharacters() {
        assertThat(NearestName.find("abcdef", List.of("abcdxy"))).contains("abcdxy");
        assertThat(NearestName.find("abcdef", List.of("abcxyz"))).isEmpty();
    }

    @Test
    void ofTwoThatAreEquallyNearTheFirstInTheAlphabetIsFound() {
        assertThat(NearestName.find("cat", List.of("rat", "bat"))).contains("bat");
    }

    @Test
    void onlyTheStemsAreCompared() {
        assertThat(NearestName.find(
                        "A_PRT",
                        List.of("b_port", "a_host"),
                        name -> name.substring(2).toLowerCase(Locale.ROOT)))
                .contains("b_port");
    }

    @Test
    void hintsAreSentencesAfterABlank() {
        assertThat(NearestName.hint("ports", KNOWN)).isEqualTo(" Did you mean \"port\"?");
        assertThat(NearestName.hint("entirely-different", KNOWN)).isEmpty();
    }

    @Test
    void theSameWordIsRecognisedInAnotherSpelling() {
        assertThat(NearestName.hintOfSameWord("MaxBody_Byte", KNOWN)).isEqualTo(" Did you mean \"max-body-bytes\"?");
        assertThat(NearestName.hintOfSameWord("max-bytes", KNOWN)).isEmpty();
    }
}

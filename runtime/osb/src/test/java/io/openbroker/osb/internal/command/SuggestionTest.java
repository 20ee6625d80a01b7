package io.openbroker.osb.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    @Test
    void namesTheClosest() {
        assertThat(Suggestion.of("quue", List.of("topic", "queue"))).isEqualTo("Did you mean \"queue\"?");
        assertThat(Suggestion.of("QUEUE", List.of("topic", "queue"))).isEqualTo("Did you mean \"queue\"?");
    }

    @Test
    void listsNamesOtherwise() {
        assertThat(Suggestion.of("redis", List.of("topic", "queue"))).isEqualTo("Use one of: queue, topic.");
        assertThat(Suggestion.of("redis", List.of())).isEqualTo("There are none.");
        assertThat(Suggestion.of(
                        "", IntStream.range(10, 30).mapToObj(String::valueOf).toList()))
                .endsWith("19 and 10 more.");
    }

    @Test
    void countsChanges() {
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    }
}

package io.openbroker.jdbc.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.spi.state.row.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Explanation} takes for possible, and what not; without this the model test might accept everything. */
class ExplanationTest {

    private static final Wanted FIVE = new Wanted("p", 5, "");
    private static final Wanted SIX = new Wanted("p", 6, "");
    private static final Map<String, Thing> NONE = Map.of();

    @Test
    void takesConcurrentCreationsOfOne() {
        List<Call> calls = List.of(create(FIVE, 1, 4, 201), create(FIVE, 2, 5, 200), create(SIX, 3, 6, 409));

        assertThat(Explanation.exists(NONE, calls, there(FIVE))).isTrue();
    }

    @Test
    void rejectsTwoThatBothWon() {
        List<Call> calls = List.of(create(FIVE, 1, 4, 201), create(FIVE, 2, 5, 201));

        assertThat(Explanation.exists(NONE, calls, there(FIVE))).isFalse();
    }

    @Test
    void rejectsAnAnswerThatWasTrueTooEarly() {
        Call create = create(FIVE, 1, 2, 201);

        assertThat(Explanation.exists(NONE, List.of(create, fetch(3, 4, 404)), there(FIVE)))
                .isFalse();
        assertThat(Explanation.exists(NONE, List.of(create, fetch(1, 4, 404)), there(FIVE)))
                .isTrue();
    }

    @Test
    void rejectsAnEndThatNobodyWanted() {
        List<Call> calls = List.of(create(FIVE, 1, 2, 201));

        assertThat(Explanation.exists(NONE, calls, there(SIX))).isFalse();
        assertThat(Explanation.exists(NONE, calls, NONE)).isFalse();
    }

    @Test
    void rejectsAnAcknowledgedDeletionThatLeftSomething() {
        Call delete = new Call(LifecycleEvent.DELETION, "i", Thing.NOTHING, false, 1, 2, 200, "", "", false, 2);

        assertThat(Explanation.exists(there(FIVE), List.of(delete), NONE)).isTrue();
        assertThat(Explanation.exists(there(FIVE), List.of(delete), there(FIVE)))
                .isFalse();
    }

    @Test
    void rejectsASuccessfulCreationThatWasCutShort() {
        Call delete = new Call(LifecycleEvent.DELETION, "i", Thing.NOTHING, false, 3, 9, 200, "", "", false, 9);

        assertThat(Explanation.exists(NONE, List.of(accepted(false, 5), delete), NONE))
                .isTrue();
        assertThat(Explanation.exists(NONE, List.of(accepted(true, 20), delete, fetch(10, 11, 404)), NONE))
                .as("ended before it was deleted")
                .isTrue();
        assertThat(Explanation.exists(NONE, List.of(accepted(true, 20), delete, fetch(10, 11, 404)), there(FIVE)))
                .isFalse();
    }

    private static Map<String, Thing> there(Wanted wanted) {
        return Map.of("i", Thing.idle(Phase.READY, wanted));
    }

    private static Call create(Wanted wanted, long sent, long heard, int status) {
        return new Call(LifecycleEvent.CREATION, "i", wanted, false, sent, heard, status, "", "", false, heard);
    }

    private static Call accepted(boolean succeeded, long ended) {
        return new Call(LifecycleEvent.CREATION, "i", FIVE, true, 1, 2, 202, "", "op", succeeded, ended);
    }

    private static Call fetch(long sent, long heard, int status) {
        return new Call(LifecycleEvent.FETCH, "i", FIVE, false, sent, heard, status, "", "", false, heard);
    }
}

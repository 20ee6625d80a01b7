package io.openbroker.runtime.spi.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredBindingTest {

    private static final BindingKey KEY = new BindingKey(new InstanceKey("p", "i"), "b");
    private static final Instant END = Instant.parse("2026-11-29T10:00:00Z");

    private final StoredBinding created = StoredBinding.creating(
            KEY, "s", new BindingAttributes("plan", Map.of(), Map.of(), Map.of(), Optional.empty()), "o");
    private final StoredBinding ready = created.ready(new BoundAccess(Map.of(), Optional.of(END)));

    @Test
    void isLeftOverOnceItHasExpired() {
        assertThat(ready.at(END.minusNanos(1))).isSameAs(ready);
        StoredBinding expired = ready.at(END);
        assertThat(expired.phase()).isEqualTo(Phase.FAILED);
        assertThat(expired.revision()).isEqualTo(ready.revision());
        assertThat(LifecycleTable.reaction(expired.phase(), LifecycleEvent.FETCH))
                .isEqualTo(Reaction.NOT_FOUND);
        assertThat(LifecycleTable.reaction(expired.phase(), LifecycleEvent.CREATION))
                .isEqualTo(Reaction.BEGINS);
        assertThat(LifecycleTable.reaction(expired.phase(), LifecycleEvent.DELETION))
                .isEqualTo(Reaction.BEGINS);
    }

    @Test
    void isWhatItIsWhileAnOperationHoldsIt() {
        StoredBinding deleting = ready.deleting("d");
        assertThat(deleting.at(END.plusSeconds(1))).isSameAs(deleting);
        assertThat(created.at(END.plusSeconds(1))).isSameAs(created);
    }
}

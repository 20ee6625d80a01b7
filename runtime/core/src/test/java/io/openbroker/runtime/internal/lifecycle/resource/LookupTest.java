package io.openbroker.runtime.internal.lifecycle.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookupTest {

    private static final BindingKey KEY = new BindingKey(new InstanceKey("p", "i"), "b");
    private static final Instant END = Instant.parse("2026-11-29T10:00:00Z");

    private final StateStore store = new InMemoryStateStore(Clock.fixed(END, ZoneOffset.UTC));
    private final StoredBinding created = StoredBinding.creating(
            KEY,
            "s",
            new BindingAttributes("plan", Map.of(), Map.of(), Map.of(), Optional.empty()),
            ResourceStatus.creating("o"));
    private final StoredBinding ready = Transitions.ready(created, new BoundAccess(Map.of(), Optional.of(END)));

    @Test
    void findsAnExpiredBindingLikeAFailedCreation() {
        store(ready);
        assertThat(find(END.minusNanos(1))).isEqualTo(ready);
        StoredBinding expired = find(END);
        assertThat(expired.phase()).isEqualTo(Phase.FAILED);
        assertThat(expired.revision()).isEqualTo(ready.revision());
        assertThat(new Lookup(store, at(END)).resource(KEY).orElseThrow()).isEqualTo(expired);
        assertThat(LifecycleTable.reaction(expired.phase(), LifecycleEvent.FETCH))
                .isEqualTo(Reaction.NOT_FOUND);
        assertThat(LifecycleTable.reaction(expired.phase(), LifecycleEvent.CREATION))
                .isEqualTo(Reaction.BEGINS);
        assertThat(LifecycleTable.reaction(expired.phase(), LifecycleEvent.DELETION))
                .isEqualTo(Reaction.BEGINS);
    }

    @Test
    void findsAnExpiredBindingAsItIsWhileAnOperationHoldsIt() {
        StoredBinding deleting = (StoredBinding) Transitions.deleting(ready, "d");
        store(deleting);
        assertThat(find(END.plusSeconds(1))).isEqualTo(deleting);
    }

    private void store(StoredBinding row) {
        assertThat(store.commit(List.of(RowChange.insert(row)))).isTrue();
    }

    private StoredBinding find(Instant now) {
        return new Lookup(store, at(now)).binding(KEY).orElseThrow();
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}

package io.openbroker.runtime.internal.lifecycle.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.GeneratedPart;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleTable.Transition;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.SampleRows;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * The table of the lifecycle in itself, the rows that it moves, and the documents that show it; {@code
 * -Dgolden.update=true} writes these anew.
 */
class LifecycleTableTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final List<LifecycleEvent> ENDS = List.of(
            LifecycleEvent.SUCCEEDED, LifecycleEvent.FAILED, LifecycleEvent.REJECTED, LifecycleEvent.INSTANCE_GONE);

    @Test
    void answersEveryRequestInEveryPhase() {
        for (Phase phase : Phase.values()) {
            for (LifecycleEvent event : LifecycleEvent.values()) {
                // Only what is being updated can be asked for another update.
                if (event.request() && (event != LifecycleEvent.OTHER_UPDATE || phase == Phase.UPDATING)) {
                    assertThat(LifecycleTable.reaction(phase, event))
                            .as("%s of what is %s", event, phase)
                            .isNotEqualTo(Reaction.ENDS);
                }
            }
        }
    }

    @Test
    void letsEveryOperationEndHoweverItEnds() {
        for (Phase held : List.of(Phase.CREATING, Phase.UPDATING, Phase.DELETING)) {
            for (LifecycleEvent end :
                    List.of(LifecycleEvent.SUCCEEDED, LifecycleEvent.FAILED, LifecycleEvent.REJECTED)) {
                assertThat(LifecycleTable.reaction(held, end)).isEqualTo(Reaction.ENDS);
            }
        }
    }

    @Test
    void endsNoOperationWhereThereIsNone() {
        for (Phase idle : List.of(Phase.ABSENT, Phase.READY, Phase.FAILED)) {
            for (LifecycleEvent end :
                    List.of(LifecycleEvent.SUCCEEDED, LifecycleEvent.FAILED, LifecycleEvent.REJECTED)) {
                assertThatThrownBy(() -> LifecycleTable.transition(idle, end))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(end.name())
                        .hasMessageContaining(idle.name());
            }
        }
    }

    @Test
    void reachesEveryPhaseAndComesBackFromEach() {
        assertThat(reachable(Phase.ABSENT)).containsExactlyInAnyOrder(Phase.values());
        for (Phase phase : Phase.values()) {
            assertThat(reachable(phase)).as("from %s", phase).contains(Phase.ABSENT);
        }
    }

    @Test
    void movesNothingThatAReactionLeavesAlone() {
        for (Transition row : LifecycleTable.rows()) {
            boolean moves = EnumSet.of(Reaction.BEGINS, Reaction.TAKES_OVER, Reaction.ENDS)
                    .contains(row.reaction());
            if (!moves) {
                assertThat(row.next()).as("%s", row).contains(row.from());
            }
        }
    }

    @Test
    void rejectsRowsThatWouldLeaveTheTable() {
        StoredInstance creating = SampleRows.instance(SampleRows.AN_INSTANCE);
        StoredInstance ready = Transitions.ready(creating, ServiceInstance.EMPTY);
        StoredBinding binding = SampleRows.binding(SampleRows.A_BINDING);
        StoredBinding deleting = (StoredBinding) Transitions.deleting(binding, "op-2");

        for (ThrowingCallable move : List.<ThrowingCallable>of(
                () -> Transitions.updating(creating, creating.current(), "op-2"),
                () -> Transitions.ready(ready, ServiceInstance.EMPTY),
                () -> Transitions.ended(ready, LifecycleEvent.FAILED),
                () -> Transitions.creating(Optional.of(ready), "op-2"),
                () -> Transitions.ready(deleting, BoundAccess.NONE),
                () -> Transitions.deleting(deleting, "op-3"))) {
            assertThatThrownBy(move).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void leavesWhatWasThereBeforeAnOperationThatChangedNothing() {
        StoredInstance creating = SampleRows.instance(SampleRows.AN_INSTANCE);
        StoredResource failed = Transitions.ended(creating, LifecycleEvent.FAILED).stream()
                .map(change -> (StoredResource) change.row())
                .findFirst()
                .orElseThrow();
        StoredInstance ready = Transitions.ready(creating, ServiceInstance.EMPTY);
        StoredResource again = failed.with(Transitions.creating(Optional.of(failed), "op-2"));

        assertThat(Transitions.after(creating, LifecycleEvent.REJECTED)).isEqualTo(Phase.ABSENT);
        assertThat(Transitions.ended(creating, LifecycleEvent.REJECTED)).containsExactly(RowChange.remove(creating));
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(Transitions.after(again, LifecycleEvent.REJECTED)).isEqualTo(Phase.FAILED);
        assertThat(Transitions.after(Transitions.updating(ready, ready.current(), "op-2"), LifecycleEvent.FAILED))
                .isEqualTo(Phase.READY);
        assertThat(Transitions.after(Transitions.deleting(ready, "op-2"), LifecycleEvent.FAILED))
                .isEqualTo(Phase.READY);
        assertThat(Transitions.after(Transitions.deleting(failed, "op-2"), LifecycleEvent.FAILED))
                .isEqualTo(Phase.FAILED);
        assertThat(Transitions.after(Transitions.deleting(creating, "op-2"), LifecycleEvent.REJECTED))
                .isEqualTo(Phase.FAILED);
    }

    @Test
    void keepsWhatAnUpdateRequestsUntilItEnds() {
        StoredInstance ready = Transitions.ready(SampleRows.instance(SampleRows.AN_INSTANCE), ServiceInstance.EMPTY);
        InstanceAttributes requested = new InstanceAttributes("other", Map.of(), Map.of(), Optional.empty());
        StoredInstance updating = Transitions.updating(ready, requested, "op-2");

        assertThat(updating.pending()).contains(requested);
        assertThat(updating.with(updating.status().next()).pending()).contains(requested);
        assertThat(Transitions.ready(updating, ServiceInstance.EMPTY).current()).isEqualTo(requested);
        assertThat(Transitions.ended(updating, LifecycleEvent.FAILED))
                .containsExactly(RowChange.replace(ready.with(
                        new ResourceStatus(updating.revision() + 1, Phase.READY, Phase.READY, Optional.empty()))));
    }

    @Test
    void isWhatTheDocumentsShow() throws IOException {
        GeneratedPart.of(DOCS.resolve("answers.md"), "LifecycleTable, answers").hold(answers());
        GeneratedPart.of(DOCS.resolve("state.md"), "LifecycleTable, transitions")
                .hold(transitions());
    }

    private static Set<Phase> reachable(Phase start) {
        Set<Phase> seen = EnumSet.of(start);
        Deque<Phase> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            Phase from = next.remove();
            LifecycleTable.rows().stream()
                    .filter(row -> row.from() == from)
                    .flatMap(row -> row.next().stream())
                    .filter(seen::add)
                    .forEach(next::add);
        }
        return seen;
    }

    /** What a platform is answered, by what it asks. */
    private static String answers() {
        List<LifecycleEvent> requests = Arrays.stream(LifecycleEvent.values())
                .filter(LifecycleEvent::request)
                .toList();
        return table(requests, row -> row.reaction().answer());
    }

    /** Where each event leads, if anywhere. */
    private static String transitions() {
        List<LifecycleEvent> moving = Arrays.stream(LifecycleEvent.values())
                .filter(event -> ENDS.contains(event)
                        || LifecycleTable.rows().stream()
                                .anyMatch(row ->
                                        row.event() == event && !row.next().equals(Optional.of(row.from()))))
                .toList();
        return table(
                moving,
                row -> row.next().equals(Optional.of(row.from()))
                        ? ""
                        : row.next().map(Phase::text).orElse("what it was"));
    }

    private static String table(List<LifecycleEvent> events, Function<Transition, String> cell) {
        StringBuilder table = new StringBuilder("| Phase | ");
        table.append(events.stream().map(LifecycleEvent::text).collect(Collectors.joining(" | ")))
                .append(" |\n|")
                .append("---|".repeat(events.size() + 1))
                .append('\n');
        for (Phase phase : Phase.values()) {
            table.append("| ").append(phase.text());
            for (LifecycleEvent event : events) {
                String text = LifecycleTable.rows().stream()
                        .filter(row -> row.from() == phase && row.event() == event)
                        .map(cell)
                        .collect(Collectors.joining());
                table.append(" | ").append(text);
            }
            table.append(" |\n");
        }
        return table.toString();
    }
}

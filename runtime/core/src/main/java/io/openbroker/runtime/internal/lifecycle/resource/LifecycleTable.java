package io.openbroker.runtime.internal.lifecycle.resource;

import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.BIND;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.CREATION;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.DELETION;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.FETCH;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.INSTANCE_GONE;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.OTHER_CREATION;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.OTHER_UPDATE;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.REJECTED;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.SUCCEEDED;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.UNBIND;
import static io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent.UPDATE;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.ALREADY_GONE;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.BEGINS;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.BUSY;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.CONFLICT;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.ENDS;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.EXISTS;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.JOINS;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.NOT_FOUND;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.PROCEEDS;
import static io.openbroker.runtime.internal.lifecycle.resource.Reaction.TAKES_OVER;
import static io.openbroker.runtime.spi.state.row.Phase.ABSENT;
import static io.openbroker.runtime.spi.state.row.Phase.CREATING;
import static io.openbroker.runtime.spi.state.row.Phase.DELETING;
import static io.openbroker.runtime.spi.state.row.Phase.FAILED;
import static io.openbroker.runtime.spi.state.row.Phase.READY;
import static io.openbroker.runtime.spi.state.row.Phase.UPDATING;

import io.openbroker.runtime.spi.state.row.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lifecycle of service instances and service bindings: the reaction to each event in each phase (OSB v2.17, "Blocking
 * Operations", "Orphan Mitigation"). {@code docs/state.md} shows it, and tests compare brokers with it. {@link Phase#UPDATING}
 * occurs for service instances only. Immutable, so safe for use by many threads.
 */
public final class LifecycleTable {

    private static final Map<Phase, Map<LifecycleEvent, Transition>> TABLE = table();

    private LifecycleTable() {}

    /**
     * A row of the table.
     *
     * @param from the phase when the event happens
     * @param event the event
     * @param reaction what the broker does
     * @param next the next phase; empty for the phase before the operation that now ends
     */
    public record Transition(Phase from, LifecycleEvent event, Reaction reaction, Optional<Phase> next) {}

    /** All rows, by phase. */
    public static List<Transition> rows() {
        return TABLE.values().stream().flatMap(row -> row.values().stream()).toList();
    }

    /**
     * The row for an event.
     *
     * @throws IllegalStateException if the event cannot happen in that phase, so that the caller has a defect
     */
    public static Transition transition(Phase from, LifecycleEvent event) {
        Transition found = TABLE.getOrDefault(from, Map.of()).get(event);
        if (found == null) {
            throw new IllegalStateException("LifecycleTable has no row for " + event + " in the phase " + from);
        }
        return found;
    }

    /**
     * What a broker does about an event.
     *
     * @throws IllegalStateException if the event cannot happen in that phase
     */
    public static Reaction reaction(Phase from, LifecycleEvent event) {
        return transition(from, event).reaction();
    }

    private static Map<Phase, Map<LifecycleEvent, Transition>> table() {
        Map<Phase, Map<LifecycleEvent, Transition>> table = new EnumMap<>(Phase.class);
        rowsWithoutOperation().forEach(row -> add(table, row));
        rowsWithOperation().forEach(row -> add(table, row));
        table.replaceAll((phase, rows) -> Collections.unmodifiableMap(rows));
        return Collections.unmodifiableMap(table);
    }

    private static void add(Map<Phase, Map<LifecycleEvent, Transition>> table, Transition row) {
        table.computeIfAbsent(row.from(), phase -> new EnumMap<>(LifecycleEvent.class))
                .put(row.event(), row);
    }

    private static List<Transition> rowsWithoutOperation() {
        List<Transition> rows = new ArrayList<>();
        for (LifecycleEvent creation : List.of(CREATION, OTHER_CREATION)) {
            rows.add(moves(ABSENT, creation, BEGINS, CREATING));
            rows.add(moves(FAILED, creation, BEGINS, CREATING));
        }
        for (Phase none : List.of(ABSENT, FAILED)) {
            rows.add(stays(none, UPDATE, NOT_FOUND));
            rows.add(stays(none, FETCH, NOT_FOUND));
            rows.add(stays(none, BIND, NOT_FOUND));
            rows.add(stays(none, UNBIND, PROCEEDS));
        }
        rows.add(stays(ABSENT, DELETION, ALREADY_GONE));
        rows.add(moves(FAILED, DELETION, BEGINS, DELETING));
        rows.add(stays(READY, CREATION, EXISTS));
        rows.add(stays(READY, OTHER_CREATION, CONFLICT));
        rows.add(moves(READY, UPDATE, BEGINS, UPDATING));
        rows.add(moves(READY, DELETION, BEGINS, DELETING));
        for (LifecycleEvent event : List.of(FETCH, BIND, UNBIND)) {
            rows.add(stays(READY, event, PROCEEDS));
        }
        rows.add(moves(READY, INSTANCE_GONE, ENDS, ABSENT));
        rows.add(moves(FAILED, INSTANCE_GONE, ENDS, ABSENT));
        return rows;
    }

    private static List<Transition> rowsWithOperation() {
        List<Transition> rows = new ArrayList<>();
        rows.add(stays(CREATING, CREATION, JOINS));
        rows.add(stays(CREATING, OTHER_CREATION, CONFLICT));
        rows.add(moves(CREATING, DELETION, TAKES_OVER, DELETING));
        rows.add(stays(CREATING, FETCH, NOT_FOUND));
        rows.add(moves(CREATING, SUCCEEDED, ENDS, READY));
        rows.add(moves(CREATING, LifecycleEvent.FAILED, ENDS, FAILED));
        rows.add(stays(UPDATING, UPDATE, JOINS));
        rows.add(stays(UPDATING, DELETION, BUSY));
        rows.add(moves(UPDATING, SUCCEEDED, ENDS, READY));
        rows.add(fallsBack(UPDATING, LifecycleEvent.FAILED));
        rows.add(stays(DELETING, UPDATE, BUSY));
        rows.add(stays(CREATING, UPDATE, BUSY));
        rows.add(stays(DELETING, DELETION, JOINS));
        rows.add(moves(DELETING, SUCCEEDED, ENDS, ABSENT));
        rows.add(fallsBack(DELETING, LifecycleEvent.FAILED));
        for (Phase held : List.of(UPDATING, DELETING)) {
            rows.add(stays(held, CREATION, BUSY));
            rows.add(stays(held, OTHER_CREATION, BUSY));
            rows.add(stays(held, FETCH, BUSY));
        }
        for (Phase held : List.of(CREATING, UPDATING, DELETING)) {
            rows.add(stays(held, OTHER_UPDATE, BUSY));
            rows.add(stays(held, BIND, BUSY));
            rows.add(stays(held, UNBIND, BUSY));
            rows.add(fallsBack(held, REJECTED));
        }
        // The operation of such a service binding ends as cancelled.
        rows.add(moves(CREATING, INSTANCE_GONE, ENDS, ABSENT));
        rows.add(moves(DELETING, INSTANCE_GONE, ENDS, ABSENT));
        return rows;
    }

    private static Transition moves(Phase from, LifecycleEvent event, Reaction reaction, Phase next) {
        return new Transition(from, event, reaction, Optional.of(next));
    }

    private static Transition fallsBack(Phase from, LifecycleEvent event) {
        return new Transition(from, event, ENDS, Optional.empty());
    }

    private static Transition stays(Phase from, LifecycleEvent event, Reaction reaction) {
        return new Transition(from, event, reaction, Optional.of(from));
    }
}

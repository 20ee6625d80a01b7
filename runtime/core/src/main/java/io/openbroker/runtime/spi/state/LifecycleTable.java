package io.openbroker.runtime.spi.state;

import static io.openbroker.runtime.spi.state.LifecycleEvent.BIND;
import static io.openbroker.runtime.spi.state.LifecycleEvent.CREATION;
import static io.openbroker.runtime.spi.state.LifecycleEvent.DELETION;
import static io.openbroker.runtime.spi.state.LifecycleEvent.FETCH;
import static io.openbroker.runtime.spi.state.LifecycleEvent.INSTANCE_GONE;
import static io.openbroker.runtime.spi.state.LifecycleEvent.OTHER_CREATION;
import static io.openbroker.runtime.spi.state.LifecycleEvent.OTHER_UPDATE;
import static io.openbroker.runtime.spi.state.LifecycleEvent.REFUSED;
import static io.openbroker.runtime.spi.state.LifecycleEvent.SUCCEEDED;
import static io.openbroker.runtime.spi.state.LifecycleEvent.UNBIND;
import static io.openbroker.runtime.spi.state.LifecycleEvent.UPDATE;
import static io.openbroker.runtime.spi.state.Phase.ABSENT;
import static io.openbroker.runtime.spi.state.Phase.CREATING;
import static io.openbroker.runtime.spi.state.Phase.DELETING;
import static io.openbroker.runtime.spi.state.Phase.FAILED;
import static io.openbroker.runtime.spi.state.Phase.READY;
import static io.openbroker.runtime.spi.state.Phase.UPDATING;
import static io.openbroker.runtime.spi.state.Reaction.ALREADY_GONE;
import static io.openbroker.runtime.spi.state.Reaction.BEGINS;
import static io.openbroker.runtime.spi.state.Reaction.BUSY;
import static io.openbroker.runtime.spi.state.Reaction.CONFLICT;
import static io.openbroker.runtime.spi.state.Reaction.ENDS;
import static io.openbroker.runtime.spi.state.Reaction.EXISTS;
import static io.openbroker.runtime.spi.state.Reaction.JOINS;
import static io.openbroker.runtime.spi.state.Reaction.NOT_FOUND;
import static io.openbroker.runtime.spi.state.Reaction.PROCEEDS;
import static io.openbroker.runtime.spi.state.Reaction.TAKES_OVER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one table of how service instances and service bindings live: what an event in a phase comes to (OSB v2.17, "Blocking
 * Operations", "Orphan Mitigation"). The runtime moves by it, {@code docs/state.md} shows it, and tests hold brokers to it.
 * Service bindings have no rows with {@link Phase#UPDATING}. Immutable, so safe for use by many threads.
 */
public final class LifecycleTable {

    private static final Map<Phase, Map<LifecycleEvent, Transition>> TABLE = table();

    private LifecycleTable() {}

    /**
     * One row of the table.
     *
     * @param from the phase in which the event finds it
     * @param event the event
     * @param reaction what the broker does
     * @param next the phase then; none for that in which the operation that now ends has found it
     */
    public record Transition(Phase from, LifecycleEvent event, Reaction reaction, Optional<Phase> next) {}

    /**
     * All rows.
     *
     * @return the rows, by phase
     */
    public static List<Transition> rows() {
        return TABLE.values().stream().flatMap(row -> row.values().stream()).toList();
    }

    /**
     * What comes of an event.
     *
     * @param from the phase in which it finds the service instance or binding
     * @param event the event
     * @return the row of the table
     * @throws IllegalStateException if the event cannot happen in that phase, so that the caller has a defect
     */
    public static Transition transition(Phase from, LifecycleEvent event) {
        Transition found = TABLE.getOrDefault(from, Map.of()).get(event);
        if (found == null) {
            throw new IllegalStateException(event + " cannot happen to what is " + from + "; see LifecycleTable");
        }
        return found;
    }

    /**
     * What a broker does about an event.
     *
     * @param from the phase in which it finds the service instance or binding
     * @param event the event
     * @return what it does
     * @throws IllegalStateException if the event cannot happen in that phase
     */
    public static Reaction reaction(Phase from, LifecycleEvent event) {
        return transition(from, event).reaction();
    }

    /** The phase of something that an event moves. */
    static Phase moved(Phase from, LifecycleEvent event, Phase fallback) {
        Transition transition = transition(from, event);
        return switch (transition.reaction()) {
            case BEGINS, TAKES_OVER, ENDS -> transition.next().orElse(fallback);
            default -> throw new IllegalStateException(event + " moves nothing that is " + from);
        };
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
            rows.add(fallsBack(held, REFUSED));
        }
        // The operation of such a service binding then ends as taken over.
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

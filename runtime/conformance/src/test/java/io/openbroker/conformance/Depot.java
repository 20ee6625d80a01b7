package io.openbroker.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A system that is done with its work once it has been asked a few times. Safe for use by many threads. */
final class Depot {

    private static final int QUESTIONS = 4;

    enum Work {
        NONE,
        CREATION,
        CHANGE,
        DELETION
    }

    /** How the work on an item goes on. */
    enum Progress {
        RUNNING,
        DONE,
        /** Other work has replaced it. */
        HALTED
    }

    /** What the system has under an id. */
    record Item(Object value, Work work, int asked) {}

    private final Map<String, Item> items = new HashMap<>();

    synchronized Optional<Item> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** Begins to create an item, unless there is one. Returns the one that there is then. */
    synchronized Item create(String id, Object value) {
        return items.computeIfAbsent(id, key -> new Item(value, Work.CREATION, 0));
    }

    /** Begins work on an item. */
    synchronized void begin(String id, Object value, Work work) {
        items.put(id, new Item(value, work, 0));
    }

    /** Asks about work on an item; empty if there is none. */
    synchronized Optional<Progress> ask(String id, Work work) {
        Optional<Item> found = find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Item item = found.get();
        if (item.work() != work) {
            return Optional.of(item.work() == Work.DELETION || work == Work.DELETION ? Progress.HALTED : Progress.DONE);
        }
        if (item.asked() < QUESTIONS) {
            items.put(id, new Item(item.value(), work, item.asked() + 1));
            return Optional.of(Progress.RUNNING);
        }
        if (work == Work.DELETION) {
            items.remove(id);
        } else {
            items.put(id, new Item(item.value(), Work.NONE, 0));
        }
        return Optional.of(Progress.DONE);
    }
}

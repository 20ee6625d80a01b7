package io.openbroker.conformance.internal.lifecycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a run may have created and not deleted. A request that may create something is noted before it is sent, and taken
 * out only when the broker has said that nothing is left. Safe for use by many threads.
 */
public final class Ledger {

    private final Map<ResourcePath, Entry> entries = new LinkedHashMap<>();

    /** A resource with the ids with which it is deleted. */
    public record Resource(ResourcePath path, String serviceId, String planId) {}

    private static final class Entry {

        private String serviceId = "";
        private String planId = "";
        private int creationsRunning;
        private int creations;
        private boolean mayExist;
        /** The number of creations when a deletion was accepted; -1 if none was. */
        private int deletedAfter = -1;
    }

    /** A creation is about to be sent. */
    public synchronized void creating(ResourcePath path, String serviceId, String planId) {
        Entry entry = entries.computeIfAbsent(path, key -> new Entry());
        if (!entry.mayExist) {
            entry.serviceId = serviceId;
            entry.planId = planId;
        }
        entry.creationsRunning++;
        entry.creations++;
    }

    /** A creation was responded to with a status; 0 if there was no response. */
    public synchronized void created(ResourcePath path, String serviceId, String planId, int status) {
        Entry entry = entries.get(path);
        if (entry == null) {
            return;
        }
        entry.creationsRunning--;
        if (status / 100 != 4 || status == 408) {
            if (!entry.mayExist || status / 100 == 2) {
                entry.serviceId = serviceId;
                entry.planId = planId;
            }
            entry.mayExist = true;
        } else if (!entry.mayExist && entry.creationsRunning == 0) {
            entries.remove(path);
        }
    }

    /** An instance has another plan now. */
    public synchronized void updated(ResourcePath path, String planId) {
        Entry entry = entries.get(path);
        if (entry != null) {
            entry.planId = planId;
        }
    }

    /** Returns what {@link #deleted} is told about a deletion that is about to be sent. */
    public synchronized int deleting(ResourcePath path) {
        Entry entry = entries.get(path);
        return entry == null || entry.creationsRunning > 0 ? -1 : entry.creations;
    }

    /** A deletion was responded to with a status; 0 if there was no response. */
    public synchronized void deleted(ResourcePath path, int before, int status) {
        Entry entry = entries.get(path);
        if (entry == null || entry.creations != before) {
            return;
        }
        if (status == 200 || status == 410) {
            entries.remove(path);
        } else if (status == 202) {
            entry.deletedAfter = before;
        }
    }

    /** A poll says that the last operation succeeded, or that the resource is gone. */
    public synchronized void polled(ResourcePath path) {
        Entry entry = entries.get(path);
        if (entry != null && entry.deletedAfter == entry.creations) {
            entries.remove(path);
        }
    }

    /** The resource is known to be gone. */
    public synchronized void gone(ResourcePath path) {
        entries.remove(path);
    }

    /** Returns what may be left: bindings before instances. */
    public synchronized List<Resource> left() {
        List<Resource> left = new ArrayList<>();
        entries.forEach((path, entry) -> left.add(new Resource(path, entry.serviceId, entry.planId)));
        left.sort(Comparator.comparing(resource -> resource.path().bindingId().isEmpty()));
        return left;
    }

    /** Returns what may be left of some instances: bindings before instances. */
    public List<Resource> leftOf(Set<String> instanceIds) {
        return left().stream()
                .filter(resource -> instanceIds.contains(resource.path().instanceId()))
                .toList();
    }

    /** Returns a resource if it may be there. */
    public Optional<Resource> find(ResourcePath path) {
        return left().stream().filter(resource -> resource.path().equals(path)).findFirst();
    }
}

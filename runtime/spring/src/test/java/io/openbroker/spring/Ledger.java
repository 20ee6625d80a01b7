package io.openbroker.spring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What brokers have done; a bean that they receive. */
class Ledger {

    private final List<String> entries = new CopyOnWriteArrayList<>();

    void note(String entry) {
        entries.add(entry);
    }

    List<String> entries() {
        return List.copyOf(entries);
    }
}

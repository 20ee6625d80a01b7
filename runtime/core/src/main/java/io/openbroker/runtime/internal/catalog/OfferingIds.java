package io.openbroker.runtime.internal.catalog;

import java.util.Set;
import java.util.TreeSet;

/** Checks the ids of service offerings that a program has chosen. */
public final class OfferingIds {

    private OfferingIds() {}

    /**
     * Checks that all ids are offered.
     *
     * @param what what is restricted to them, as the beginning of a sentence
     * @return the ids
     * @throws IllegalArgumentException if one is not: whatever is restricted to it would do nothing
     */
    public static Set<String> checked(String what, Set<String> ids, Set<String> offered) {
        for (String id : new TreeSet<>(ids)) {
            if (!offered.contains(id)) {
                throw new IllegalArgumentException(what + " is for the service offering \"" + id
                        + "\", which this broker does not have. Use the id of one that it has: "
                        + String.join(", ", new TreeSet<>(offered)));
            }
        }
        return Set.copyOf(ids);
    }
}

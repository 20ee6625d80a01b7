package io.openbroker.runtime.internal.reconciliation;

import io.openbroker.runtime.internal.request.Fields;
import java.util.Set;

/** Understands the lists of one kind of platform. For use by one thread. */
interface ListFormat {

    /** The name of the format in responses. */
    String name();

    /** The name of the array that has the entries, by which the format is recognized. */
    String array();

    /** Reads an entry; throws a rejection if it is none. */
    void entry(Fields entry);

    /**
     * Reads the rest of a document, after its entries.
     *
     * @param members the members that are no arrays
     * @param arrays the names of the other members
     */
    void end(Fields members, Set<String> arrays);

    /** All entries of all documents; throws a rejection if they are not complete. */
    PlatformList list();
}

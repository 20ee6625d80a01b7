package io.openbroker.runtime.spi.state;

/**
 * Something that the runtime remembers. Rows are immutable; a change is a new row with the next revision, which a {@link
 * StateStore} takes only if the revision before it is the one that it has.
 */
public sealed interface StoredRow permits StoredResource, StoredOperation {

    /**
     * Counts the changes of the row.
     *
     * @return the revision, from 1
     */
    long revision();
}

package io.openbroker.runtime;

/** The result of an admin's request to change an operation, or to delete a service instance or binding. */
public sealed interface ChangeResult {

    /**
     * The change is recorded.
     *
     * @param operation the operation after the change, or the one that deletes
     */
    record Recorded(ListedOperation operation) implements ChangeResult {}

    /**
     * The change is not possible, and nothing was changed.
     *
     * @param reason why it is not possible, and what to do instead
     */
    record Rejected(String reason) implements ChangeResult {}

    /** The operation, service instance or binding does not exist; an operation may have been deleted after its end. */
    record Unknown() implements ChangeResult {}
}

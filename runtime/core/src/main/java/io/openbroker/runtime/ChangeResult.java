package io.openbroker.runtime;

/** The result of an admin's request to change an operation. */
public sealed interface ChangeResult {

    /**
     * The change is recorded.
     *
     * @param operation the operation after the change
     */
    record Recorded(ListedOperation operation) implements ChangeResult {}

    /**
     * The change is not possible, and nothing was changed.
     *
     * @param reason why it is not possible, and what to do instead
     */
    record Rejected(String reason) implements ChangeResult {}

    /** The operation does not exist; it may have been deleted after its end. */
    record Unknown() implements ChangeResult {}
}

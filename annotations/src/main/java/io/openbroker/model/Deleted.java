package io.openbroker.model;

/** The result of a handler for deletion that returns {@code void}: everything is deleted. */
public record Deleted() implements DeletionResult {

    /** The deletion is done. */
    public static final Deleted DONE = new Deleted();
}

package io.openbroker.model;

/** What a handler for deletion that returns {@code void} comes to: all is deleted. */
public record Deleted() implements DeletionResult {

    /** The deletion is done. */
    public static final Deleted DONE = new Deleted();
}

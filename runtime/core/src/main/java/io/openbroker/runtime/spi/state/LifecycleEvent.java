package io.openbroker.runtime.spi.state;

/** What happens to a service instance or service binding: what platforms ask, and how the operation that holds it ends. */
public enum LifecycleEvent {
    /** It is asked to be created as it is, or as it shall be; also where there is nothing to compare with. */
    CREATION("provision or bind, the same"),
    /** It is asked to be created with other attributes than it has, or shall have. */
    OTHER_CREATION("provision or bind, another"),
    /** It is asked to be updated; if it is being updated, to the same. */
    UPDATE("update"),
    /** It is asked to be updated to something else than it is being updated to. */
    OTHER_UPDATE("another update"),
    /** It is asked to be deleted. */
    DELETION("deprovision or unbind"),
    /** It is asked for. */
    FETCH("fetch"),
    /** One of its service bindings is asked to be created; service instances only. */
    BIND("bind to it"),
    /** One of its service bindings is asked to be deleted; service instances only. */
    UNBIND("unbind from it"),

    /** The operation that holds it has succeeded. */
    SUCCEEDED("the operation succeeds"),
    /** The operation that holds it has failed, and what it has left behind is not known. */
    FAILED("the operation fails"),
    /** The operation that holds it has failed, and its handler has promised that nothing has changed. */
    REFUSED("the operation is refused with 4xx"),
    /** Its service instance is gone, and so is everything in it; service bindings only. */
    INSTANCE_GONE("its service instance is deleted");

    private final String text;

    LifecycleEvent(String text) {
        this.text = text;
    }

    /**
     * The event in words.
     *
     * @return what a platform asks, or what an operation does
     */
    public String text() {
        return text;
    }

    /**
     * Whether a platform asks something.
     *
     * @return whether it is a request; otherwise it is the end of an operation
     */
    public boolean request() {
        return compareTo(SUCCEEDED) < 0;
    }
}

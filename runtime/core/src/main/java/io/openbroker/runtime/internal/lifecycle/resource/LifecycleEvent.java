package io.openbroker.runtime.internal.lifecycle.resource;

/** What happens to a service instance or service binding: requests of platforms, and ends of operations. */
public enum LifecycleEvent {
    /** A request to create it with the attributes that it has, or will have; also if there is nothing to compare with. */
    CREATION("provision or bind, the same"),
    /** A request to create it with other attributes than it has, or will have. */
    OTHER_CREATION("provision or bind, another"),
    /** A request to update it; if it is being updated, with the same attributes. */
    UPDATE("update"),
    /** A request to update it with other attributes than those of the update in progress. */
    OTHER_UPDATE("another update"),
    /** A request to delete it. */
    DELETION("deprovision or unbind"),
    /** A request to fetch it. */
    FETCH("fetch"),
    /** A request to create one of its service bindings; service instances only. */
    BIND("bind to it"),
    /** A request to delete one of its service bindings; service instances only. */
    UNBIND("unbind from it"),
    /** The operation that holds it has succeeded. */
    SUCCEEDED("the operation succeeds"),
    /** The operation that holds it has failed, and may have changed something. */
    FAILED("the operation fails"),
    /** The operation that holds it has failed, and its handler guarantees that nothing has changed. */
    REFUSED("the operation is refused with 4xx"),
    /** Its service instance is deleted; service bindings only, and only those that could not be unbound first. */
    INSTANCE_GONE("its service instance is deleted");

    private final String text;

    LifecycleEvent(String text) {
        this.text = text;
    }

    /** The event in words, for the documentation. */
    public String text() {
        return text;
    }

    /** Whether a platform requests something; otherwise an operation ends. */
    public boolean request() {
        return compareTo(SUCCEEDED) < 0;
    }
}

package io.openbroker.runtime.state;

/** Where a service instance or service binding stands in its life. */
public enum Phase {
    /** It is being created; for the platform it does not exist yet. */
    CREATING,
    /** It exists, and nothing works on it. */
    READY,
    /** It exists, and is being changed; service instances only. */
    UPDATING,
    /** It is being deleted. */
    DELETING,
    /** Its creation failed or was cancelled. Parts may exist, so it waits for the platform to delete it or to try again. */
    FAILED
}

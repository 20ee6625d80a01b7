package io.openbroker.annotation;

/**
 * When a handler runs in the background (OSB v2.17, "Synchronous and Asynchronous Operations"). The runtime answers 202 at once,
 * stores the operation, calls the handler, and answers the platform's polls; the handler reports through {@link
 * io.openbroker.model.Progress}. With {@link State#EXTERNAL} only {@link #NEVER} is possible, since nothing is stored.
 *
 * <p>Background handlers are called <em>at least once</em>. If the broker stops, crashes or loses its database while a handler
 * runs, the runtime, perhaps another replica of it, calls the handler again with the same ids and parameters. The handler must
 * accept that an earlier call has done its work in part or in full, for example by looking for what it is about to create.
 */
public enum Async {
    /** Never: the platform receives the response after the handler has returned. */
    NEVER,
    /** If the request has {@code accepts_incomplete=true}; otherwise synchronously. */
    WHEN_ACCEPTED,
    /** Always: requests without {@code accepts_incomplete=true} are rejected with 422 {@code AsyncRequired}. */
    ALWAYS
}

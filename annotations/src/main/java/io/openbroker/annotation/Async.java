package io.openbroker.annotation;

/**
 * When a handler runs asynchronously (OSB v2.17, "Synchronous and Asynchronous Operations"). The runtime then answers 202
 * at once, runs the handler, and answers the platform's polls; the handler reports through {@link
 * io.openbroker.model.Progress}. With {@link State#EXTERNAL} nothing could do that.
 */
public enum Async {
    /** Never: the handler is done before the platform has its answer. */
    NEVER,
    /** Whenever the platform allows it with {@code accepts_incomplete=true}, and else synchronously. */
    WHEN_ACCEPTED,
    /** Always: a request without {@code accepts_incomplete=true} is answered with 422 {@code AsyncRequired}. */
    ALWAYS
}

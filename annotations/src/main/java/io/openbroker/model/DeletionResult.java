package io.openbroker.model;

/**
 * How the handler of a deprovision or an unbind ends: all is deleted, or its work goes on elsewhere.
 *
 * <p>Handlers of a broker with {@link io.openbroker.annotation.State#EXTERNAL} may return it, where only they can tell which
 * of both it is. Elsewhere the runtime must know from the signature.
 */
public sealed interface DeletionResult permits Deleted, Accepted {}

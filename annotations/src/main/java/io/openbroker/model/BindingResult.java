package io.openbroker.model;

/**
 * How the handler of a bind ends: the service binding is ready, or its work goes on elsewhere.
 *
 * <p>Handlers of a broker with {@link io.openbroker.annotation.State#EXTERNAL} may return it, where only they can tell which
 * of both it is. Elsewhere the runtime must know from the signature.
 */
public sealed interface BindingResult permits ServiceBinding, Accepted {}

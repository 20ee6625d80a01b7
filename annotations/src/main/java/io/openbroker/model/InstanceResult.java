package io.openbroker.model;

/**
 * How the handler of a provision or an update ends: the service instance is ready, or its work continues elsewhere.
 *
 * <p>Handlers of a broker with {@link io.openbroker.annotation.State#EXTERNAL} may return it, if they decide between the two when
 * they are called. With {@link io.openbroker.annotation.State#MANAGED} the signature decides.
 */
public sealed interface InstanceResult permits ServiceInstance, Accepted {}

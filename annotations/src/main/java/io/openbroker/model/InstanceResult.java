package io.openbroker.model;

/** How the handler of a provision or an update ends: the service instance is ready, or its work goes on elsewhere. */
public sealed interface InstanceResult permits ServiceInstance, Accepted {}

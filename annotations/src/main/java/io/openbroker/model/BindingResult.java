package io.openbroker.model;

/** How the handler of a bind ends: the service binding is ready, or its work goes on elsewhere. */
public sealed interface BindingResult permits ServiceBinding, Accepted {}

package io.openbroker.model;

/** How the handler of a deprovision or an unbind ends: all is deleted, or its work goes on elsewhere. */
public sealed interface DeletionResult permits Deleted, Accepted {}

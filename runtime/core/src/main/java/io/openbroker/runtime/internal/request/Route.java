package io.openbroker.runtime.internal.request;

import io.openbroker.model.OsbOperation;

/**
 * What the method and the path of a request say.
 *
 * @param operation what is asked for
 * @param instanceId the service instance, decoded; empty for the catalog
 * @param bindingId the service binding, decoded; empty where the operation is not on one
 */
public record Route(OsbOperation operation, String instanceId, String bindingId) {}

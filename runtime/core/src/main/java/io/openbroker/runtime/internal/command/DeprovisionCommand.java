package io.openbroker.runtime.internal.command;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;

/** Delete a service instance; its ids are as sent, since what they name may have left the catalog. */
public record DeprovisionCommand(
        RequestOrigin origin, String instanceId, String serviceId, String planId, boolean acceptsIncomplete)
        implements Command {

    @Override
    public OsbOperation operation() {
        return OsbOperation.DEPROVISION;
    }
}

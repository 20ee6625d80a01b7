package io.openbroker.undertow.contract;

import io.openbroker.model.BrokerException;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.runtime.spi.policy.KnownInstances;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import io.openbroker.runtime.spi.state.list.InstanceFilter;

/** Limits the service instances of each organization. */
public record OrganizationQuota(int limit) implements RequestPolicy {

    @Override
    public void check(BrokerRequest request, KnownInstances known) {
        if (request instanceof ProvisionRequest provision
                && known.count(InstanceFilter.organizationOf(provision.context())) >= limit) {
            throw BrokerException.quotaExceeded("This organization has its " + limit + " service instances already");
        }
    }
}

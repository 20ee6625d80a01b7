package io.openbroker.runtime.spi.policy;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.OsbOperation;
import java.util.Set;

/** A policy that sees requests of some service offerings only. */
record OfferingPolicy(RequestPolicy policy, Set<String> offerings) implements RequestPolicy {

    OfferingPolicy {
        if (offerings.isEmpty()) {
            throw new IllegalArgumentException("A policy is restricted to no service offering; name at least one id");
        }
    }

    @Override
    public void check(BrokerRequest request, KnownInstances known) {
        policy.check(request, known);
    }

    @Override
    public Set<OsbOperation> operations() {
        return policy.operations();
    }
}

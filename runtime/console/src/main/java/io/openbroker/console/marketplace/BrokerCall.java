package io.openbroker.console.marketplace;

import io.openbroker.client.OsbRequest;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import java.util.Optional;

/**
 * A request that the page wants to be sent.
 *
 * @param platform the name of the platform as which it is sent
 * @param request absent for the catalog
 * @param user the user on whose behalf it is sent
 */
record BrokerCall(
        String platform, Optional<OsbRequest> request, Optional<OriginatingIdentity> user, Optional<Fault> fault) {

    OsbOperation operation() {
        return request.map(OsbRequest::operation).orElse(OsbOperation.CATALOG);
    }
}

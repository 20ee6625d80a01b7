package io.openbroker.runtime.internal.observation;

import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Operations that have ended. */
final class SampleOperations {

    private SampleOperations() {}

    static CompletedOperation bind(String id) {
        return bind(id, Optional.of("service"));
    }

    static CompletedOperation bind(String id, Optional<String> serviceId) {
        return new CompletedOperation(
                id,
                OsbOperation.BIND,
                "default",
                "i",
                Optional.of("b"),
                serviceId,
                serviceId.map(service -> "plan"),
                Optional.empty(),
                Context.of(Map.of("organization_name", "Acme")),
                Optional.of(new OriginatingIdentity("cloudfoundry", Map.of("user", "bob"))),
                "request",
                State.SUCCEEDED,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                Optional.empty(),
                Optional.empty());
    }
}

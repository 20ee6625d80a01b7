package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.OperationRequest;
import io.openbroker.runtime.spi.state.ResourceKey;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.util.Optional;

/** Where the request came from that began an operation. */
final class Origins {

    private Origins() {}

    /** What is remembered of a request that needs nothing more. */
    static OperationRequest request(RequestOrigin origin) {
        return new OperationRequest(
                origin.originatingIdentity(),
                origin.requestIdentity().value(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static RequestOrigin of(StoredOperation operation) {
        return new RequestOrigin(
                new Platform(instance(operation.resource()).platform()),
                operation.request().originatingIdentity(),
                new RequestIdentity(operation.request().requestIdentity()));
    }

    /** The service instance that a key names, or to which what it names belongs. */
    static InstanceKey instance(ResourceKey key) {
        return key instanceof BindingKey binding ? binding.instance() : (InstanceKey) key;
    }
}

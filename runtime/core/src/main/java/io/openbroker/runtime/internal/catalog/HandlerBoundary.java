package io.openbroker.runtime.internal.catalog;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.HandlerInterceptor;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.concurrent.Callable;

/**
 * A handler that throws {@link StateUnavailableException} has failed, and may have changed something; when the runtime throws it,
 * no handler has run.
 */
final class HandlerBoundary implements HandlerInterceptor {

    @Override
    public <T> T call(OsbOperation operation, BrokerRequest request, Callable<T> handler) throws Exception {
        try {
            return handler.call();
        } catch (StateUnavailableException thrown) {
            throw new IllegalStateException("A handler threw StateUnavailableException", thrown);
        }
    }
}

package io.openbroker.runtime.generated;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.OsbOperation;
import java.util.concurrent.Callable;

/** Surrounds the calls of handlers, whatever their operation. Implementations are safe for use by many threads. */
public interface HandlerInterceptor {

    /**
     * Calls a handler once, and returns what it returns.
     *
     * @param operation the operation
     * @param request the request
     * @param handler calls the handler
     * @param <T> the result
     * @return the result of the handler
     * @throws Exception what the handler throws, or another exception in its place
     */
    <T> T call(OsbOperation operation, BrokerRequest request, Callable<T> handler) throws Exception;

    /**
     * A dispatcher whose calls of handlers are surrounded.
     *
     * @param dispatcher calls the handlers
     * @param interceptor surrounds the calls
     * @return the dispatcher, to be given to the broker instead
     */
    static BrokerDispatcher around(BrokerDispatcher dispatcher, HandlerInterceptor interceptor) {
        return new InterceptedDispatcher(dispatcher, interceptor);
    }
}

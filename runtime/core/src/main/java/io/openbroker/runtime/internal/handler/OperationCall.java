package io.openbroker.runtime.internal.handler;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Progress;
import io.openbroker.runtime.generated.HandlerCall;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * A call of a handler.
 *
 * @param given the parameters of the request
 * @param operationId the id of the operation
 * @param progress receives the handler's reports
 */
public record OperationCall<R extends BrokerRequest>(
        R request, GivenParameters given, String operationId, Progress progress) implements HandlerCall<R> {

    @Override
    public <T> T parameters(Class<T> type) {
        return given.as(type);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Leaves the parameters out: they may hold secrets. */
    @Override
    public String toString() {
        return request.toString();
    }
}

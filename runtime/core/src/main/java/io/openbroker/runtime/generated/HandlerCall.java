package io.openbroker.runtime.generated;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Progress;
import java.util.concurrent.CompletionStage;

/**
 * One call of a handler: the request and its context.
 *
 * <p>Safe for use by many threads.
 *
 * @param <R> the request of the operation
 */
public interface HandlerCall<R extends BrokerRequest> {

    /**
     * The request.
     *
     * @return the request
     */
    R request();

    /**
     * The id of the operation that this call carries out.
     *
     * @return for polling handlers, the id that a handler returned with {@link io.openbroker.model.Accepted}; for all
     *     others, the id that the runtime generated
     */
    String operationId();

    /**
     * The progress of the operation: receives reports of the handler, and shows whether it is cancelled.
     *
     * @return the progress of the operation
     */
    Progress progress();

    /**
     * The request's parameters as an object of the handler's type.
     *
     * @param type a record, a bean, a map or a Jackson tree
     * @param <T> the type
     * @return the parameters; if the request has none, those of an empty JSON object
     * @throws io.openbroker.model.BrokerException with status 400 and the JSON path, if they do not match the type
     */
    <T> T parameters(Class<T> type);

    /**
     * Waits for the result of an asynchronous handler.
     *
     * @param stage what the handler returned
     * @param <T> the type of the result
     * @return the result
     * @throws Exception the failure of the stage
     */
    <T> T await(CompletionStage<T> stage) throws Exception;
}

package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.Accepted;
import io.openbroker.model.Progress;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.List;
import java.util.function.Function;

/**
 * What an operation does to the service instance or binding that it has claimed: how the handler is called, and what is
 * recorded afterwards.
 *
 * @param <S> the service instance or binding
 * @param <R> what the handler returns
 */
public interface Mutation<S extends StoredResource, R> {

    /**
     * What a handler has done.
     *
     * @param response the response to a platform that waits
     * @param changes what is recorded, given the present row of the service instance or binding
     * @param <S> the service instance or binding
     */
    record Completion<S extends StoredResource>(JsonResponse response, Function<S, List<RowChange>> changes) {}

    /** Calls the handler. */
    R call(Progress progress) throws Exception;

    /** What is recorded when the handler has started work that goes on elsewhere. */
    default List<RowChange> delegated(S held, Accepted accepted) {
        return List.of();
    }

    /** The result of a handler that has done its work. */
    Completion<S> completed(R result);

    /** What is recorded when the handler guarantees that it has changed nothing. */
    default List<RowChange> refused(S held) {
        return Transitions.ended(held, LifecycleEvent.REFUSED);
    }

    /** What is recorded when a handler for deletion has found nothing to delete. */
    default List<RowChange> gone(S held) {
        return refused(held);
    }
}

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
     * The result of a handler that has done its work.
     *
     * @param response the response to a platform that waits
     * @param changes makes the changes from the present row of the service instance or binding
     * @param <S> the service instance or binding
     */
    record Completion<S extends StoredResource>(JsonResponse response, Function<S, List<RowChange>> changes) {}

    /** The service instance or binding as the claim has recorded it. */
    S claimed();

    /** Calls the handler. */
    R call(Progress progress) throws Exception;

    /** The changes if the handler has started work elsewhere. */
    default List<RowChange> delegated(S held, Accepted accepted) {
        return List.of();
    }

    /** Converts what the handler has returned. */
    Completion<S> completed(R result);

    /** The changes if the handler guarantees that it has changed nothing. */
    default List<RowChange> refused(S held) {
        return Transitions.ended(held, LifecycleEvent.REFUSED);
    }

    /** The changes if a handler for deletion has found nothing to delete. */
    default List<RowChange> gone(S held) {
        return refused(held);
    }
}

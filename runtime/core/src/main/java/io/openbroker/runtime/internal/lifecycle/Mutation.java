package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.Progress;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StoredResource;
import java.util.List;

/**
 * What an operation does to a service instance or binding that it has claimed: how its handler is called, and what is
 * recorded after it.
 *
 * @param <S> the service instance or binding
 * @param <R> what the handler returns
 */
interface Mutation<S extends StoredResource, R> {

    /** Calls the handler. */
    R call(Progress progress) throws Exception;

    /** What is recorded of what the handler has told, before its work goes on elsewhere. */
    default List<RowChange> delegated(S held, Accepted accepted) {
        return List.of();
    }

    /** What the handler's work comes to. */
    Completion<S> completed(R result);

    /** What is recorded when the handler has promised that it has changed nothing. */
    List<RowChange> refused(S held);

    /** What is recorded when a handler for deletion has found nothing to delete. */
    default List<RowChange> gone(S held) {
        return refused(held);
    }
}

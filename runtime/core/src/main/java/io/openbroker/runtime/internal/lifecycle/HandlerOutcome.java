package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.runtime.spi.state.StoredResource;

/**
 * What came of the call of a handler.
 *
 * @param <S> the service instance or binding
 */
sealed interface HandlerOutcome<S extends StoredResource> {

    /** The handler has started the work itself. */
    record Started<S extends StoredResource>(Accepted accepted) implements HandlerOutcome<S> {}

    /** The handler has done the work. */
    record Done<S extends StoredResource>(Completion<S> completion) implements HandlerOutcome<S> {}

    /** The handler has failed. */
    record Thrown<S extends StoredResource>(Throwable thrown) implements HandlerOutcome<S> {}
}

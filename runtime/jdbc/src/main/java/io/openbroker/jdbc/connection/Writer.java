package io.openbroker.jdbc.connection;

import io.openbroker.runtime.spi.state.StateUnavailableException;

/** Writes in transactions. */
public interface Writer {

    /**
     * Writes; the work may be done twice.
     *
     * @throws StateUnavailableException if that is not possible at the moment
     */
    <T> T write(SqlWork<T> work);
}

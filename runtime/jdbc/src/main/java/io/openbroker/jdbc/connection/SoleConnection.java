package io.openbroker.jdbc.connection;

import io.openbroker.runtime.spi.state.StateUnavailableException;

/**
 * A connection for one purpose, so that it never waits until another one is free. Outages are logged by those who use the other
 * connections.
 */
public final class SoleConnection implements Writer, AutoCloseable {

    private final ConnectionPool pool;

    /** The connection of a pool of one. */
    public SoleConnection(ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        try {
            return pool.write(work);
        } catch (RuntimeException e) {
            failure(e);
            pool.renew();
            return writeAgain(work);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T writeAgain(SqlWork<T> work) {
        try {
            return pool.write(work);
        } catch (RuntimeException e) {
            throw StateUnavailableException.nothingChanged(failure(e).reason(), e);
        }
    }

    private static SqlFailure failure(RuntimeException thrown) {
        return SqlFailure.of(thrown)
                .filter(known -> known.kind() != SqlFailure.Kind.DEFECT)
                .orElseThrow(() -> thrown);
    }
}

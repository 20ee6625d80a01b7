package io.openbroker.jdbc.connection;

import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A connection for one purpose, so that it never waits until another one is free. Outages are logged by those who use the other
 * connections.
 */
public final class SoleConnection implements Writer, AutoCloseable {

    private final ConnectionPool pool;
    private final Supplier<Jdbi> jdbi;

    /**
     * The connection of a pool of one.
     *
     * @param jdbi the access to it
     */
    public SoleConnection(ConnectionPool pool, Supplier<Jdbi> jdbi) {
        this.pool = pool;
        this.jdbi = jdbi;
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        try {
            return jdbi.get().inTransaction(work::apply);
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

    private <T> T writeAgain(Function<Handle, T> work) {
        try {
            return jdbi.get().inTransaction(work::apply);
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

package io.openbroker.jdbc.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The database of a program's own connections.
 *
 * @param dataSource the connections; the program closes them
 * @param product the name of the database
 * @param url the URL, which may contain a password
 */
public record GivenDatabase(DataSource dataSource, String product, String url) {

    /** The lock and the connection of a migration; later, one is reserved for heartbeats, and requests need another one. */
    private static final int LEAST_CONNECTIONS = 2;

    /**
     * Asks the database for its name.
     *
     * @throws IllegalStateException if there is no connection; the cause has the reason
     */
    public static GivenDatabase of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return new GivenDatabase(dataSource, database.getDatabaseProductName(), database.getURL());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The DataSource for the broker's state has no connection (" + e.getMessage()
                            + "). Check that the database runs, and the settings of the DataSource.",
                    e);
        }
    }

    /**
     * Checks that there are enough connections.
     *
     * @throws IllegalArgumentException if there are not
     */
    public void checkSize() {
        Optional<Integer> size = hikari(dataSource).map(HikariDataSource::getMaximumPoolSize);
        if (size.filter(most -> most < LEAST_CONNECTIONS).isPresent()) {
            throw new IllegalArgumentException("The DataSource for the broker's state has a pool of " + size.get()
                    + ", but heartbeats reserve one connection, and requests need another one. Allow at least "
                    + LEAST_CONNECTIONS
                    + " connections, for example with spring.datasource.hikari.maximum-pool-size.");
        }
    }

    /** The pool behind a DataSource, if it is one of HikariCP. */
    static Optional<HikariDataSource> hikari(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(HikariDataSource.class)
                    ? Optional.of(dataSource.unwrap(HikariDataSource.class))
                    : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Leaves out the URL, which may contain a password. */
    @Override
    public String toString() {
        return "GivenDatabase[" + product + "]";
    }
}

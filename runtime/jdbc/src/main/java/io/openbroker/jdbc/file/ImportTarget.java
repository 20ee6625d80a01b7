package io.openbroker.jdbc.file;

import java.sql.Connection;
import java.sql.SQLException;

/** Receives the rows of a file of H2. */
@FunctionalInterface
public interface ImportTarget {

    /**
     * Opens a new file, creates the tables of this version, fills them, and closes the file.
     *
     * @param file the file
     * @param filling fills the tables
     * @throws SQLException if the file of H2 cannot be read
     */
    void fill(StateFile file, Filling filling) throws SQLException;

    /** Fills tables. */
    @FunctionalInterface
    interface Filling {

        /**
         * Fills the tables.
         *
         * @param connection the database with the tables
         * @throws SQLException if the file of H2 cannot be read
         */
        void into(Connection connection) throws SQLException;
    }
}

package io.openbroker.jdbc.file;

import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

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
         * @param jdbi the database with the tables
         * @throws SQLException if the file of H2 cannot be read
         */
        void into(Jdbi jdbi) throws SQLException;
    }
}

package io.openbroker.jdbc;

import java.util.Optional;

/** The databases that are supported, and where they differ. */
enum Database {
    POSTGRESQL("bytea", Optional.of("select pg_advisory_xact_lock(8029465273640120171)")),
    /** One process has the file, so nobody else brings its tables to a version. */
    H2("binary large object", Optional.empty());

    private final String bytesType;
    private final Optional<String> lockForMigration;

    Database(String bytesType, Optional<String> lockForMigration) {
        this.bytesType = bytesType;
        this.lockForMigration = lockForMigration;
    }

    /** What makes others wait, until the transaction ends, who are about to change the tables. */
    Optional<String> lockForMigration() {
        return lockForMigration;
    }

    /** The type of a column for any number of bytes. */
    String bytesType() {
        return bytesType;
    }

    /** The database of a JDBC URL. */
    static Database of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        int colon = url.indexOf(':', "jdbc:".length());
        throw new IllegalArgumentException("The state cannot be kept in \""
                + (url.startsWith("jdbc:") && colon > 0 ? url.substring(0, colon) : "that database")
                + "\"; give a URL that begins with jdbc:postgresql: or jdbc:h2:");
    }
}

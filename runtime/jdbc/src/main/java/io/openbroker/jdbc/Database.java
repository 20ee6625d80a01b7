package io.openbroker.jdbc;

/** The databases that are supported, and where they differ. */
enum Database {
    POSTGRESQL("bytea"),
    H2("binary large object");

    private final String bytesType;

    Database(String bytesType) {
        this.bytesType = bytesType;
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

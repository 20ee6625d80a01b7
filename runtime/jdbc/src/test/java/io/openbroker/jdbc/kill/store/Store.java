package io.openbroker.jdbc.kill.store;

import io.openbroker.jdbc.file.StateFile;
import java.nio.file.Path;

/** A database in a directory. */
enum Store {
    SQLITE("blob"),
    /** With the options with which the state was kept in H2. */
    H2("binary large object"),
    H2_WITHOUT_REUSE("binary large object"),
    HSQLDB("varbinary(4000)"),
    DERBY("blob");

    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0";

    private final String bytesType;

    Store(String bytesType) {
        this.bytesType = bytesType;
    }

    String bytesType() {
        return bytesType;
    }

    boolean oneConnection() {
        return this == SQLITE;
    }

    String url(Path directory) {
        Path file = directory.resolve("state");
        return switch (this) {
            case SQLITE -> StateFile.named(file).url();
            case H2 -> "jdbc:h2:file:" + file + H2_OPTIONS;
            case H2_WITHOUT_REUSE -> "jdbc:h2:file:" + file + H2_OPTIONS + ";REUSE_SPACE=FALSE";
            case HSQLDB -> "jdbc:hsqldb:file:" + file + ";hsqldb.write_delay=false;hsqldb.tx=mvcc";
            case DERBY -> "jdbc:derby:" + file + ";create=true";
        };
    }
}

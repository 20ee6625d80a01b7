package io.openbroker.jdbc.outage;

import io.openbroker.jdbc.PostgresFiles;
import io.openbroker.jdbc.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A primary PostgreSQL server, and a standby that has every commit before the client hears of it. */
final class ReplicatedPostgres implements AutoCloseable {

    private final PostgresServer primary;
    private final PostgresServer standby;

    ReplicatedPostgres(Path directory) throws IOException {
        primary = PostgresServer.durable(directory.resolve("primary"));
        Path standbyFiles = directory.resolve("standby");
        PostgresFiles.create(standbyFiles);
        Files.createFile(standbyFiles.resolve("standby.signal"));
        Files.writeString(
                standbyFiles.resolve("postgresql.conf"),
                "\nprimary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=postgres'\n",
                StandardOpenOption.APPEND);
        standby = PostgresServer.durable(standbyFiles);
        primary.execute("alter system set synchronous_standby_names = '*'");
        primary.execute("select pg_reload_conf()");
    }

    /** A new database. */
    String create() {
        return primary.createWithTables();
    }

    /** The JDBC URL of a database that names both servers, the primary one first. */
    String url(String database, String options) {
        return "jdbc:postgresql://localhost:" + primary.port() + ",localhost:" + standby.port() + "/" + database
                + "?user=postgres" + options;
    }

    /** Ends the primary server without a checkpoint. */
    void loseThePrimary() throws IOException, InterruptedException {
        primary.end();
    }

    /** Makes the standby the primary server. */
    void promote() {
        standby.execute("select pg_promote()");
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
    }
}

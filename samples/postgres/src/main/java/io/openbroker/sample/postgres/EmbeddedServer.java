package io.openbroker.sample.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An embedded PostgreSQL server on a free port of the loopback interface. Its data is deleted when it stops. */
final class EmbeddedServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres process;
    private final DatabaseServer server;

    private EmbeddedServer(EmbeddedPostgres process, DatabaseServer server) {
        this.process = process;
        this.server = server;
    }

    static EmbeddedServer start() throws IOException {
        String password = Passwords.random();
        Path passwordFile = Files.createTempFile("postgres", null);
        try {
            Files.writeString(passwordFile, password);
            // Locale settings become options of initdb. Without these two, the server would accept everyone without a
            // password.
            EmbeddedPostgres process = EmbeddedPostgres.builder()
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setConnectConfig("password", password)
                    .start();
            return new EmbeddedServer(process, DatabaseServer.at(process.getJdbcUrl(USER, USER), USER, password));
        } finally {
            Files.delete(passwordFile);
        }
    }

    DatabaseServer server() {
        return server;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}

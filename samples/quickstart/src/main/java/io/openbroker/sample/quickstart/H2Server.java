package io.openbroker.sample.quickstart;

import io.openbroker.sample.quickstart.QuickstartBroker.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.tools.Server;

/** Serves H2 databases in a directory to the processes of this machine. Committed data survives a crash. */
final class H2Server {

    private static final String SUFFIX = ".mv.db";

    private final Path directory;
    private final String adminPassword;
    private final Server server;

    private H2Server(Path directory, String adminPassword, Server server) {
        this.directory = directory;
        this.adminPassword = adminPassword;
        this.server = server;
    }

    static H2Server start(Path databases, String port) throws IOException, SQLException {
        Path directory = Files.createDirectories(databases).toRealPath();
        for (Plans plan : Plans.values()) {
            Files.createDirectories(directory.resolve(plan.name())); // H2 fails if concurrent requests create it.
        }
        System.setProperty("h2.bindAddress", "localhost"); // By default, H2 listens on all interfaces.
        Server server = Server.createTcpServer("-tcpPort", port, "-tcpDaemon", "-baseDir", directory.toString());
        H2Server started = new H2Server(directory, secret(directory.resolve("admin-password")), server);
        started.openAll();
        server.start();
        // The thread that waits for connections would delay the end of the process.
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "h2-stop"));
        return started;
    }

    /** Runs SQL as the administrator of a database, which is created if it does not exist. */
    void execute(Plans plan, String id, String sql) throws SQLException {
        try (var connection = connect(file(plan, id));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String uri(Plans plan, String id) {
        return "jdbc:h2:" + server.getURL() + "/" + plan + "/" + name(id);
    }

    /** Returns the name of a database or user. Ids of platforms may contain any character. */
    static String name(String id) {
        return ("ID_" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))).replace('-', '_');
    }

    // H2 forgets the mode of a closed database, so all stay open, and the directory of a file determines its mode.
    private void openAll() throws IOException, SQLException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                String name = file.toString();
                if (name.endsWith(SUFFIX)) {
                    connect(Path.of(name.substring(0, name.length() - SUFFIX.length())))
                            .close();
                }
            }
        }
    }

    private Connection connect(Path file) throws SQLException {
        // By default, H2 closes databases as soon as the process stops, while handlers still finish. After a kill, H2
        // may not find commits that it wrote into reused space.
        String url =
                "jdbc:h2:" + file + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;REUSE_SPACE=FALSE;MODE="
                        + file.getName(file.getNameCount() - 2);
        return DriverManager.getConnection(url, "admin", adminPassword);
    }

    private Path file(Plans plan, String id) {
        return directory.resolve(plan.name()).resolve(name(id));
    }

    private static String secret(Path file) throws IOException {
        if (Files.notExists(file)) {
            // A temporary file is only readable by its owner, and the move is atomic.
            Path made = Files.createTempFile(file.getParent(), "made", "");
            Files.move(Files.writeString(made, UUID.randomUUID().toString()), file);
        }
        return Files.readString(file);
    }
}

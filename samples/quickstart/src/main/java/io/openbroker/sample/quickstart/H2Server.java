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

/** Databases of H2 in a directory, served to the processes of this machine; what is committed survives a crash. */
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
            Files.createDirectories(directory.resolve(plan.name())); // H2 fails if several requests need it at once.
        }
        System.setProperty("h2.bindAddress", "localhost"); // H2 would listen on all interfaces.
        Server server = Server.createTcpServer("-tcpPort", port, "-tcpDaemon", "-baseDir", directory.toString());
        H2Server started = new H2Server(directory, secret(directory.resolve("admin-password")), server);
        started.openAll();
        server.start();
        // A thread that waits for connections would hold the end of the process up.
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "h2-stop"));
        return started;
    }

    /** Runs SQL as the administrator of a database, which is made if it is not there. */
    void execute(Plans plan, String id, String sql) throws SQLException {
        try (var connection = connect(file(plan, id));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String uri(Plans plan, String id) {
        return "jdbc:h2:" + server.getURL() + "/" + plan + "/" + name(id);
    }

    /** What a database or a user is called; the platform's ids may hold any character. */
    static String name(String id) {
        return ("ID_" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))).replace('-', '_');
    }

    // H2 forgets the mode of a database when it closes it, so all are open all the time, and their directory tells it.
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
        // H2 would close databases as soon as the process is told to stop, while handlers still come to their end. And
        // it
        // does not find commits again that it has written into space used before, if the process is killed.
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
            // Temporary files are their owner's alone, and what is moved is there as a whole or not at all.
            Path made = Files.createTempFile(file.getParent(), "made", "");
            Files.move(Files.writeString(made, UUID.randomUUID().toString()), file);
        }
        return Files.readString(file);
    }
}

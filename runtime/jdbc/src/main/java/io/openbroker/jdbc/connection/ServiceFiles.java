package io.openbroker.jdbc.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;

/**
 * Service files, of which fat jars keep only one for each service unless they merge them. Drivers are loaded by class name
 * instead; Flyway finds its plugins by service files only, so those are checked.
 */
public final class ServiceFiles {

    private static final String POSTGRESQL = "jdbc:postgresql:";

    private static final Map<String, String> DRIVERS =
            Map.of(POSTGRESQL, "org.postgresql.Driver", "jdbc:sqlite:", "org.sqlite.JDBC", "jdbc:h2:", "org.h2.Driver");

    private static final String PLUGINS = "META-INF/services/org.flywaydb.core.extensibility.Plugin";
    private static final String CORE_PLUGIN = "org.flywaydb.core.internal.resource.CoreResourceTypeProvider";
    private static final String POSTGRESQL_PLUGIN = "org.flywaydb.database.postgresql.PostgreSQLDatabaseType";

    private ServiceFiles() {}

    /** The class of the driver for a JDBC URL. */
    static Optional<String> driver(String url) {
        return DRIVERS.entrySet().stream()
                .filter(driver -> url.startsWith(driver.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Checks that Flyway finds the plugins that it needs for a database.
     *
     * @throws IllegalStateException if it does not
     */
    public static void checkPlugins(String url) {
        checkPlugins(url, registered());
    }

    static void checkPlugins(String url, Set<String> registered) {
        List<String> needed =
                url.startsWith(POSTGRESQL) ? List.of(CORE_PLUGIN, POSTGRESQL_PLUGIN) : List.of(CORE_PLUGIN);
        for (String plugin : needed) {
            if (!registered.contains(plugin)) {
                throw new IllegalStateException("Flyway cannot find its plugin " + plugin + ", because "
                        + PLUGINS
                        + " does not name it. If the program is a fat jar,"
                        + " merge service files: with the ServicesResourceTransformer of Maven's Shade plugin, or"
                        + " mergeServiceFiles() of Gradle's Shadow plugin. Else add the jar to the class path: "
                        + (plugin.equals(CORE_PLUGIN) ? "flyway-core" : "flyway-database-postgresql"));
            }
        }
    }

    /** Reads the files only; to load what they name takes as long as to load Flyway. */
    private static Set<String> registered() {
        Set<String> names = new HashSet<>();
        try {
            for (URL file : Collections.list(Flyway.class.getClassLoader().getResources(PLUGINS))) {
                URLConnection connection = file.openConnection();
                // Others may have replaced the jar meanwhile.
                connection.setUseCaches(false);
                try (InputStream lines = connection.getInputStream()) {
                    new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(PLUGINS + " cannot be read", e);
        }
        return names;
    }
}

package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.BoundServices.Database;
import io.openbroker.runtime.spi.state.StateSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the database that is bound to the process, where no location is set. */
final class BoundDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(BoundDatabase.class);
    private static final String KEY = "sslkey";

    private BoundDatabase() {}

    /**
     * The settings with the location and the user of the bound database; unchanged if a location is set or nothing is bound.
     *
     * @throws IllegalArgumentException if several databases are bound, or the credentials do not suffice
     * @throws IllegalStateException if certificates cannot be written
     */
    static StateSettings choose(StateSettings settings) {
        List<Database> databases = settings.bound().databases();
        if (settings.location().isPresent() || databases.isEmpty()) {
            return settings;
        }
        if (databases.size() > 1) {
            throw new IllegalArgumentException("Several databases are bound to this application: "
                    + databases.stream().map(Database::service).collect(Collectors.joining(", "))
                    + ". Set OPENBROKER_STATE_SERVICE to the one for the state, or OPENBROKER_STATE.");
        }
        Database database = databases.get(0);
        String location = database.location()
                .orElseThrow(() ->
                        new IllegalArgumentException("The credentials of the bound service \"" + database.service()
                                + "\" have neither a URI of PostgreSQL nor hostname, name and username. Correct them, unbind the"
                                + " service, or set OPENBROKER_STATE."));
        LOG.info("State is kept in the bound service \"{}\", since OPENBROKER_STATE is not set", database.service());
        return new StateSettings(
                Optional.of(withFiles(location, database)),
                settings.username().or(database::username),
                settings.password().or(database::password),
                settings.keys(),
                settings.startWait(),
                settings.heartbeat(),
                settings.lease(),
                settings.service(),
                settings.bound(),
                settings.adopt());
    }

    // The driver reads certificates and keys from files only.
    private static String withFiles(String location, Database database) {
        if (database.files().isEmpty()) {
            return location;
        }
        try {
            Path directory = Files.createTempDirectory("openbroker-tls");
            directory.toFile().deleteOnExit();
            StringBuilder url = new StringBuilder(location);
            for (Map.Entry<String, String> each : new TreeMap<>(database.files()).entrySet()) {
                Path file = Files.write(
                        directory.resolve(each.getKey()), content(each.getKey(), each.getValue(), database));
                file.toFile().deleteOnExit();
                url.append(url.indexOf("?") < 0 ? '?' : '&')
                        .append(each.getKey())
                        .append('=')
                        .append(URLEncoder.encode(file.toString(), StandardCharsets.UTF_8));
            }
            return url.toString();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The certificates of the bound service \"" + database.service() + "\" cannot be written to a file ("
                            + e.getMessage() + "). Make the directory for temporary files writable.",
                    e);
        }
    }

    /** The driver reads keys in PKCS #8, without the lines of PEM. */
    private static byte[] content(String option, String pem, Database database) {
        if (!option.equals(KEY)) {
            return pem.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The private key in the credentials of the bound service \"" + database.service()
                            + "\" is not in PEM. Correct it, or set OPENBROKER_STATE.",
                    e);
        }
    }
}

package io.openbroker.jdbc.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A file of SQLite in which one process keeps its state. SQLite adds {@code -wal} and {@code -shm} to its name for the files beside
 * it.
 *
 * @param path the file itself
 */
public record StateFile(Path path) {

    private static final String URL = "jdbc:sqlite:";
    private static final String SUFFIX = ".db";
    private static final String LOG_SUFFIX = "-wal";

    /**
     * Commits are written to the log and synced before they return (WAL, FULL), so neither a kill nor a power failure loses one.
     * One process has the file (EXCLUSIVE). A transaction begins without a
     * lock (DEFERRED), because a driver that fails to begin one would run its statements one by one.
     */
    private static final String OPTIONS =
            "?locking_mode=EXCLUSIVE&journal_mode=WAL&synchronous=FULL&transaction_mode=DEFERRED";

    /** On macOS a sync reaches the disk only with this; the driver knows no option for it. */
    public static final String FIRST_STATEMENT = "pragma fullfsync = true";

    /**
     * The file with a name.
     *
     * @param name the file without its suffix
     */
    public static StateFile named(Path name) {
        if (name.toString().contains("?")) {
            throw new IllegalArgumentException("State cannot be kept in the file \"" + name
                    + "\", because SQLite reads what follows \"?\" as options. Choose another name.");
        }
        return new StateFile(Path.of(name.toAbsolutePath() + SUFFIX));
    }

    /**
     * The file in a JDBC URL of SQLite.
     */
    public static StateFile of(String url) {
        return new StateFile(
                Path.of(url.substring(URL.length()).replaceFirst("\\?.*", "")).toAbsolutePath());
    }

    /** The JDBC URL, with the options that make commits durable. */
    public String url() {
        return URL + path + OPTIONS;
    }

    /**
     * Creates the file and its directory, readable by their owner only, unless they exist. Imports a file of H2 of earlier versions.
     *
     * @param target creates the tables in the file into which a file of H2 is imported
     * @throws IllegalStateException if there is state that cannot be used
     * @throws UncheckedIOException if the file cannot be created
     */
    public void prepare(ImportTarget target) {
        try {
            OwnerOnly.createDirectories(directory());
            new H2Import(this, target).run();
            Path log = sibling(LOG_SUFFIX);
            if (isEmpty() && Files.exists(log) && Files.size(log) > 0) {
                throw new IllegalStateException(
                        "The broker's state in " + path + " is missing or empty, but " + log
                                + " holds a part of it. Restore both files together, or remove both to start with empty state.");
            }
            OwnerOnly.createFile(path);
            OwnerOnly.sync(directory());
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's state cannot be kept in " + path, e);
        }
    }

    /**
     * Opens the file, with SQLite's library beside it.
     *
     * @param opening opens the file
     * @return the result of the opening
     */
    public <T> T open(Supplier<T> opening) {
        return new SqliteLibrary(directory()).during(opening);
    }

    boolean isEmpty() throws IOException {
        return Files.notExists(path) || Files.size(path) == 0;
    }

    Path directory() {
        // An absolute path has one, unless it is the root itself.
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** The file whose name is that of this one and a suffix. */
    Path sibling(String suffix) {
        return directory().resolve(path.getFileName() + suffix);
    }

    /** The file whose name has another suffix instead of that of this one. */
    Path renamed(String suffix) {
        String name = String.valueOf(path.getFileName());
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return directory().resolve(stem + suffix);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(sibling(LOG_SUFFIX));
        Files.deleteIfExists(sibling("-shm"));
    }
}

package io.openbroker.jdbc.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The library of SQLite, which is unpacked beside the state, because temporary directories are often not executable, and is
 * removed once it is loaded; killed processes would leave one copy each.
 *
 * @param directory the directory of the state
 */
record SqliteLibrary(Path directory) {

    private static final String TEMPORARY_DIRECTORY = "org.sqlite.tmpdir";
    private static final String LIBRARY_DIRECTORY = "org.sqlite.lib.path";
    private static final String LIBRARY_NAME = "org.sqlite.lib.name";
    private static final String PREFIX = "sqlite-library-";

    /** The folders of the driver's jar for the systems on which brokers usually run, by {@code os.arch}. */
    private static final Map<String, String> LINUX_FOLDERS = Map.of("amd64", "x86_64", "aarch64", "aarch64");

    /**
     * Lets the driver load the library while it opens a database.
     *
     * @param opening opens the database
     * @return the result of the opening
     */
    <T> T during(Supplier<T> opening) {
        if (System.getProperty(TEMPORARY_DIRECTORY) != null || System.getProperty(LIBRARY_DIRECTORY) != null) {
            return opening.get();
        }
        try {
            OwnerOnly.createDirectories(directory);
            for (Path left : leftBehind()) {
                remove(left);
            }
            Path unpacked = Files.createTempDirectory(directory, PREFIX);
            System.setProperty(TEMPORARY_DIRECTORY, unpacked.toString());
            try {
                if (unpack(unpacked)) {
                    System.setProperty(LIBRARY_DIRECTORY, unpacked.toString());
                }
                return opening.get();
            } finally {
                System.clearProperty(LIBRARY_DIRECTORY);
                System.clearProperty(TEMPORARY_DIRECTORY);
                remove(unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("SQLite's library cannot be unpacked in " + directory, e);
        }
    }

    /**
     * Unpacks the library for a usual system. The driver knows more systems, but starts a process to recognize them, and unpacks the
     * library twice to compare the copy byte by byte, which takes up to a sixth of a start.
     *
     * @return whether the library was unpacked; otherwise the driver does so
     */
    private static boolean unpack(Path target) throws IOException {
        Optional<String> folder = linuxFolder();
        if (folder.isEmpty() || System.getProperty(LIBRARY_NAME) != null) {
            return false;
        }
        String name = System.mapLibraryName("sqlitejdbc");
        ClassLoader loader = SqliteLibrary.class.getClassLoader();
        try (@Nullable
                InputStream library =
                        loader.getResourceAsStream("org/sqlite/native/Linux/" + folder.get() + "/" + name)) {
            if (library == null) {
                return false;
            }
            Files.copy(library, target.resolve(name));
            return true;
        }
    }

    private static Optional<String> linuxFolder() {
        return Optional.ofNullable(LINUX_FOLDERS.get(System.getProperty("os.arch", "")))
                .filter(folder -> System.getProperty("os.name", "").equals("Linux"))
                // The library of Alpine and the like is another one.
                .filter(folder -> Files.notExists(Path.of("/lib/ld-musl-" + folder + ".so.1")));
    }

    private List<Path> leftBehind() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(PREFIX))
                    .toList();
        }
    }

    private static void remove(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Windows keeps a library that is loaded; the next start removes it.
            return;
        }
    }
}

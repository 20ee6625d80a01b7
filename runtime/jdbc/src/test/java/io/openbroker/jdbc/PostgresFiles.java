package io.openbroker.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of PostgreSQL servers. To make them takes seconds, so one process does it once for all, and each server gets a copy. */
public final class PostgresFiles {

    private static final Path ALL = Path.of("target", "postgres");

    private PostgresFiles() {}

    /** Where the server that the tests of this process share keeps its files. Deletes those of processes that have ended. */
    static Path ofThisProcess() throws IOException {
        Path processes = Files.createDirectories(ALL.resolve("processes"));
        alone(() -> {
            for (Path each : list(processes)) {
                long pid = Long.parseLong(String.valueOf(each.getFileName()));
                if (pid == ProcessHandle.current().pid()
                        || ProcessHandle.of(pid).isEmpty()) {
                    delete(each);
                }
            }
        });
        return processes.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    /** Makes the files of a new server, unless there are some. */
    public static void create(Path files) throws IOException {
        if (Files.notExists(files)) {
            copy(template(), files);
        }
    }

    private static Path template() throws IOException {
        // The class path names the version of the server.
        Path template = ALL.resolve("template-"
                + Integer.toHexString(System.getProperty("java.class.path").hashCode()));
        alone(() -> {
            if (Files.notExists(template)) {
                Path making = ALL.resolve("making");
                delete(making);
                EmbeddedPostgres.builder()
                        .setDataDirectory(making)
                        .setCleanDataDirectory(false)
                        .start()
                        .close();
                Files.move(making, template, StandardCopyOption.ATOMIC_MOVE);
            }
        });
        return template;
    }

    private interface Work {

        void run() throws IOException;
    }

    /** Works while no other process that runs tests of this module does so. */
    private static synchronized void alone(Work work) throws IOException {
        Files.createDirectories(ALL);
        try (FileChannel lock =
                FileChannel.open(ALL.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            work.run();
        }
    }

    /** Copies the files of a server that does not run. */
    static void copy(Path from, Path to) throws IOException {
        for (Path file : under(from)) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
        // Which PostgreSQL demands; copies have what the process gives new files.
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path file :
                    under(directory).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static List<Path> under(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        }
    }
}

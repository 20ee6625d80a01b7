package io.openbroker.jdbc.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The migrations of this program, as Flyway records them. */
final class Migrations {

    private Migrations() {}

    /** The checksum of each version. */
    static Map<String, Integer> checksums(Database database) {
        return database.migrations().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Migrations::version, file -> checksum(database.folder() + "/" + file)));
    }

    private static String version(String file) {
        return file.substring(1, file.indexOf("__"));
    }

    /** Flyway's checksum, which does not depend on the ends of lines. */
    private static int checksum(String resource) {
        CRC32 checksum = new CRC32();
        try (InputStream file = Objects.requireNonNull(
                        Migrations.class.getClassLoader().getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
            return (int) checksum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.openbroker.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The version of openbroker in this process. */
public final class LibraryVersion {

    private static final Optional<String> CURRENT = read();

    private LibraryVersion() {}

    /**
     * The version.
     *
     * @return the version, such as {@code 1.2.0}; empty if the library was built without Maven
     */
    public static Optional<String> current() {
        return CURRENT;
    }

    private static Optional<String> read() {
        Properties properties = new Properties();
        try (InputStream file = LibraryVersion.class.getResourceAsStream("version.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(properties.getProperty("version")).filter(version -> !version.startsWith("${"));
    }
}

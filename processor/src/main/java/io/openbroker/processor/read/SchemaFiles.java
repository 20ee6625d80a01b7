package io.openbroker.processor.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/** Finds files among the sources and resources. */
final class SchemaFiles {

    /** Build tools copy resources to the output or onto the class path before they compile. */
    private static final List<Location> LOCATIONS =
            List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_PATH, StandardLocation.CLASS_PATH);

    private final Filer filer;

    SchemaFiles(Filer filer) {
        this.filer = filer;
    }

    /** What is in a file; empty if there is none of that name. */
    Optional<String> read(String name) {
        return LOCATIONS.stream()
                .flatMap(location -> read(location, name).stream())
                .findFirst();
    }

    private Optional<String> read(Location location, String name) {
        try (InputStream in = filer.getResource(location, "", name).openInputStream()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            // It may be somewhere else; compilers tell so in several ways.
            return Optional.empty();
        }
    }
}

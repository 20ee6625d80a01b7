package io.openbroker.processor.read.compiled;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.StandardLocation;

/**
 * Finds files that annotations name, with a catalog or a schema: in the folders that an option names, and where there is none, among
 * what the compiler itself reads and writes.
 */
public final class ResourceFiles {

    /** Folders, separated as in a class path. */
    public static final String OPTION = "openbroker.resources";

    private static final List<StandardLocation> LOCATIONS =
            List.of(StandardLocation.SOURCE_PATH, StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH);

    private final Filer filer;
    private final List<String> folders;

    public ResourceFiles(ProcessingEnvironment environment) {
        filer = environment.getFiler();
        folders = folders(environment.getOptions());
    }

    private static List<String> folders(Map<String, String> options) {
        String given = options.getOrDefault(OPTION, "");
        return given.isBlank() ? List.of() : List.of(given.split(File.pathSeparator, -1));
    }

    /** The content of the file, beside the class or at the root. */
    public Optional<byte[]> find(String packageName, String path) {
        for (String name : names(packageName, path)) {
            for (String folder : folders) {
                Optional<byte[]> content = inFolder(folder, name);
                if (content.isPresent()) {
                    return content;
                }
            }
        }
        // Reading through the compiler makes Gradle compile everything anew, so folders that were named come alone.
        return folders.isEmpty() ? throughCompiler(packageName, path) : Optional.empty();
    }

    /** Where it looks, as messages say it. */
    public String places() {
        return folders.isEmpty()
                ? "the source path, the class output and the class path"
                : String.join(File.pathSeparator, folders);
    }

    private static List<String> names(String packageName, String path) {
        List<String> names = new ArrayList<>();
        if (!packageName.isEmpty()) {
            names.add(packageName.replace('.', '/') + "/" + path);
        }
        names.add(path);
        return names;
    }

    private static Optional<byte[]> inFolder(String folder, String name) {
        try {
            Path file = Path.of(folder, name);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> throughCompiler(String packageName, String path) {
        return names(packageName, path).stream()
                .flatMap(name -> LOCATIONS.stream().flatMap(location -> inLocation(location, name).stream()))
                .findFirst();
    }

    private Optional<byte[]> inLocation(StandardLocation location, String name) {
        // Compilers say in several ways that there is no such file or location.
        try (InputStream in = filer.getResource(location, "", name).openInputStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}

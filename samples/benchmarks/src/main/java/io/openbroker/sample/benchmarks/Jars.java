package io.openbroker.sample.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Selects parts of the class path of this program, so that each compilation has the class path of a separate build. */
final class Jars {

    private Jars() {}

    /** Returns the path of the entries whose file names start with a match of the pattern. */
    static String named(String pattern) {
        Pattern beginning = Pattern.compile("(" + pattern + ").*");
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> beginning
                        .matcher(String.valueOf(Path.of(entry).getFileName()))
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
        if (path.isEmpty()) {
            throw new IllegalStateException(
                    "No class path entry matches " + pattern + "; run the benchmark with the class path of its module");
        }
        return path;
    }
}

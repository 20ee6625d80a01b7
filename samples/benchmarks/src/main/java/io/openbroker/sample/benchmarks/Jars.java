package io.openbroker.sample.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Picks parts of this program's class path, so that each compilation sees what it would see in a build of its own. */
final class Jars {

    private Jars() {}

    /** A path of those whose file names begin as one of the alternatives of a pattern does. */
    static String named(String pattern) {
        Pattern beginning = Pattern.compile("(" + pattern + ").*");
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> beginning
                        .matcher(String.valueOf(Path.of(entry).getFileName()))
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
        if (path.isEmpty()) {
            throw new IllegalStateException("Nothing on the class path is named " + pattern);
        }
        return path;
    }
}

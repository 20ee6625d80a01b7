package io.openbroker.sample.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Selects parts of the class path of this module, so that each compilation has the class path of a separate build. */
final class Jars {

    /** The folder or file of this module. */
    static final String OWN = "classes|openbroker-sample";

    /** The property with the class path of the module, which is not that of the measuring process. */
    private static final String PATH = "benchmark.path";

    private Jars() {}

    /**
     * The command of a process that has only this program on its class path. javac asks the class loader of its own process
     * first, so processors would otherwise be loaded once for all compilations.
     */
    static ProcessBuilder program(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + PATH + "=" + path(),
                "-cp",
                named(OWN),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Whether this process is one that {@link #program} started. */
    static boolean isProgram() {
        return System.getProperty(PATH) != null;
    }

    private static String path() {
        return System.getProperty(PATH, System.getProperty("java.class.path"));
    }

    /** Returns the path of the entries whose file names start with a match of the pattern. */
    static String named(String pattern) {
        Pattern beginning = Pattern.compile("(" + pattern + ").*");
        String path = Arrays.stream(path().split(File.pathSeparator, -1))
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

package io.openbroker.runtime.internal.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a class of a test in a process of its own.
 *
 * @param main the class
 * @param classPath where it and what it needs is found
 * @param options options of Java
 * @param arguments what the class receives
 */
public record JavaCommand(Class<?> main, String classPath, List<String> options, List<String> arguments) {

    /** For processes that live for seconds, many at a time. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");

    /** On the class path of this process. */
    public static JavaCommand of(Class<?> main, String... arguments) {
        return new JavaCommand(main, System.getProperty("java.class.path"), SHORT_LIVED, List.of(arguments));
    }

    public JavaCommand withClassPath(String path) {
        return new JavaCommand(main, path, options, arguments);
    }

    public JavaCommand withOptions(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JavaCommand(main, classPath, List.copyOf(all), arguments);
    }

    /** Starts a process each time that it is asked to. */
    public ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}

package io.openbroker.osb.internal.output;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Whether standard output and standard error are terminals, and how wide they are. */
public record Terminal(boolean isOutput, boolean isError, int width) {

    private static final int WIDTH = 100;
    private static final int LEAST_WIDTH = 40;
    private static final int UNLIMITED = 10_000;

    /** Finds out about the terminal of this process. */
    public static Terminal find(Map<String, String> environment) {
        boolean output = isTerminal(1);
        return new Terminal(output, isTerminal(2), output ? width(environment) : UNLIMITED);
    }

    /** Returns the width for text that is broken into lines, also where there is no terminal. */
    public int textWidth() {
        return isOutput ? width : WIDTH;
    }

    private static int width(Map<String, String> environment) {
        try {
            return Math.max(LEAST_WIDTH, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException e) {
            return WIDTH;
        }
    }

    private static boolean isTerminal(int descriptor) {
        // The JDK tells only whether input and output both are; Linux tells of each.
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.exists(Path.of("/proc/self/fd"))) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        return console().isPresent();
    }

    /** Returns the console for prompts, if people are there. */
    public static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Terminal::isInteractive);
    }

    /** From Java 22 on there is a console even without a terminal, which says so itself. */
    private static boolean isInteractive(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}

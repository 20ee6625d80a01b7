package io.openbroker.osb.internal.output;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Commands that users can copy. */
public final class Shell {

    private Shell() {}

    /** Returns a command with its arguments quoted where needed. */
    public static String command(String... arguments) {
        return Arrays.stream(arguments).map(Shell::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=@%+,-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}

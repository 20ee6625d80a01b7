package io.openbroker.osb.internal.output;

import io.openbroker.client.http.ClientTime;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** What surrounds the program: environment, input, output, terminal, time. */
public record Program(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        ClientTime time) {

    /** Prints a line of the result. */
    public void print(String line) {
        out.println(line);
    }

    /** Prints a line for people beside the result. */
    public void note(String line) {
        err.println(line);
    }
}

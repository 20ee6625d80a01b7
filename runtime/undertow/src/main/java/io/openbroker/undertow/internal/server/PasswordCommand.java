package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.spi.authentication.PasswordHashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The command {@code hash-password}: reads a password and prints its hash, so that settings need not contain the password. */
final class PasswordCommand {

    static final String NAME = "hash-password";

    private PasswordCommand() {}

    /** Runs the command and returns its exit status. */
    static int run(InputStream in, PrintStream out, PrintStream err) {
        Optional<PasswordHashing> hashing = PasswordHashing.find();
        if (hashing.isEmpty()) {
            err.println(NAME + " requires openbroker-security. Add it to the class path.");
            return 1;
        }
        try {
            String input = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            out.println(hashing.get().hash(input.replaceFirst("\\R\\z", "")));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}

package io.openbroker.osb.internal.option;

import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text that users name: inline, from a file, or from standard input. */
public final class TextSource {

    private static final String STANDARD_INPUT = "-";

    private TextSource() {}

    /** Returns the text itself, or that of a file if it begins with {@code @}; {@code -} is standard input. */
    public static String inlineOrFile(Program program, String value) {
        if (value.equals(STANDARD_INPUT)) {
            return file(program, value);
        }
        return value.startsWith("@") ? file(program, value.substring(1)) : value;
    }

    /** Returns the text of a file; {@code -} is standard input. */
    public static String file(Program program, String name) {
        try {
            byte[] bytes =
                    name.equals(STANDARD_INPUT) ? program.in().readAllBytes() : Files.readAllBytes(Path.of(name));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, "The file " + name + " was not found.", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "The file " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns a secret in a file, without the end of its line. */
    static String secret(Program program, String name) {
        String secret = file(program, name).replaceFirst("\\R\\z", "");
        if (secret.isEmpty()) {
            throw CommandFailure.usage("The file " + name + " is empty; it must have the secret in its only line.");
        }
        return secret;
    }
}

package io.openbroker.runtime.internal.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a secret from the file that a setting names; orchestrators mount secrets as files. */
final class SecretFile {

    private SecretFile() {}

    /** Reads the secret without a newline at its end, which editors add; adds a problem if that fails. */
    static Optional<GivenValue> read(GivenValue named, List<String> problems) {
        try {
            String text = Files.readString(Path.of(named.value().strip())).replaceFirst("\r?\n\\z", "");
            if (!text.isBlank()) {
                return Optional.of(new GivenValue(named.name(), text, named.place()));
            }
            problems.add(named.where() + " names the file " + named.value() + ", which is empty.");
        } catch (IOException e) {
            problems.add(unreadable(named, e));
        }
        return Optional.empty();
    }

    static String unreadable(GivenValue named, IOException reason) {
        String why = reason instanceof NoSuchFileException
                ? "was not found."
                : reason instanceof AccessDeniedException
                        ? "this process is not permitted to read."
                        : "cannot be read as UTF-8 text.";
        return named.where() + " names the file " + named.value() + ", which " + why;
    }
}

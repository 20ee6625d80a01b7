package io.openbroker.undertow;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a secret from the file that a setting names, as orchestrators mount them. */
final class SecretFile {

    private SecretFile() {}

    /** The secret, without the newline with which editors end a file; what is wrong is added to the problems. */
    static Optional<GivenValue> read(GivenValue named, List<String> problems) {
        try {
            String text = Files.readString(Path.of(named.value().strip())).replaceFirst("\r?\n\\z", "");
            if (!text.isBlank()) {
                return Optional.of(new GivenValue(named.name(), text, named.place()));
            }
            problems.add(named.where() + " names the file " + named.value() + ", which is empty");
        } catch (IOException e) {
            problems.add(unreadable(named, e));
        }
        return Optional.empty();
    }

    static String unreadable(GivenValue named, IOException reason) {
        String why = reason instanceof NoSuchFileException
                ? "is not there"
                : reason instanceof AccessDeniedException
                        ? "this process may not read"
                        : "is no text in UTF-8, or cannot be read";
        return named.where() + " names the file " + named.value() + ", which " + why;
    }
}

package io.openbroker.jdbc;

import io.openbroker.jdbc.file.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory with state and the keys that encrypt it. Problems are reported before anything is opened, and no file is ever
 * replaced.
 *
 * @param path the directory
 */
record StateDirectory(Path path) {

    private static final String STATE = "state";
    private static final String KEYS = "keys.json";

    /** The directory that a setting names. */
    static StateDirectory named(String place) {
        if (place.isBlank()) {
            throw new IllegalArgumentException(
                    "OPENBROKER_STATE is \"file:\" without a directory; name one, as file:openbroker-state");
        }
        try {
            return new StateDirectory(Path.of(place).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "OPENBROKER_STATE names the directory \"" + place + "\", which is not a path (" + e.getReason()
                            + "); correct it",
                    e);
        }
    }

    /** The file of the state, without its suffix. */
    Path state() {
        return path.resolve(STATE);
    }

    /**
     * Creates the directory unless it exists.
     *
     * @throws IllegalStateException if it cannot be created or written
     */
    void prepare() {
        try {
            OwnerOnly.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(
                    "The state cannot be kept in " + path + ", because " + e.getFile()
                            + " is not a directory; choose another one with OPENBROKER_STATE",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The directory " + path + " for the state cannot be created (" + reason(e)
                            + "); create it, or choose another one with OPENBROKER_STATE",
                    e);
        }
        try {
            Files.delete(Files.createTempFile(path, "check", ".tmp"));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The directory " + path + " for the state cannot be written (" + reason(e)
                            + "); make it writable for the user of this process, or choose another one with"
                            + " OPENBROKER_STATE",
                    e);
        }
    }

    /**
     * The keys beside the state; a new key if there is no state yet.
     *
     * @throws IllegalStateException if they are missing, damaged or cannot be read
     */
    StateKeys keys() {
        Path file = path.resolve(KEYS);
        boolean present = hasState();
        if (Files.notExists(file)) {
            if (present) {
                throw new IllegalStateException(
                        file + " is missing, but the state beside it is encrypted with its keys;"
                                + " restore the file from a backup, or set OPENBROKER_STATE_KEYS");
            }
            return StateKeys.readOrCreate(file);
        }
        String json = read(file);
        if (json.isBlank()) {
            throw damaged(file, "is empty", present, Optional.empty());
        }
        try {
            return StateKeys.parse(json);
        } catch (IllegalArgumentException e) {
            throw damaged(file, "is damaged: it does not hold a key set", present, Optional.of(e));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(
                    file + " cannot be read (" + reason(e) + "); make it readable for the user of this process", e);
        }
    }

    private static IllegalStateException damaged(
            Path file, String how, boolean state, Optional<IllegalArgumentException> cause) {
        String remedy = state
                ? "restore it from a backup, since the state beside it is encrypted with its keys"
                : "delete it, since there is no state beside it that needs its keys";
        IllegalStateException damage = new IllegalStateException(file + " " + how + "; " + remedy);
        cause.ifPresent(damage::initCause);
        return damage;
    }

    private boolean hasState() {
        try (var files = Files.newDirectoryStream(path, STATE + ".*")) {
            for (Path file : files) {
                if (Files.size(file) > 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The directory " + path + " of the state cannot be read (" + reason(e)
                            + "); make it readable for the user of this process",
                    e);
        }
    }

    /** The reason of the operating system, without the path, which is in the message already. */
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such directory";
        }
        return failure instanceof FileSystemException known
                ? Optional.ofNullable(known.getReason())
                        .orElseGet(() -> known.getClass().getSimpleName())
                : String.valueOf(failure.getMessage());
    }
}

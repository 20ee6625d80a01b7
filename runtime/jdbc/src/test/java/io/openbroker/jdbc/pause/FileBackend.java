package io.openbroker.jdbc.pause;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The service behind the broker, as several processes see it, and the notes of its handlers. */
final class FileBackend {

    private final Path directory;

    FileBackend(Path directory) {
        this.directory = directory;
    }

    void put(String id, String content, String replica) throws IOException {
        Files.writeString(file("thing", id), content);
        Files.writeString(file("wrote", id + "-" + replica), content);
    }

    /** Whether a replica has ever written it. */
    boolean wrote(String id, int replica) {
        return Files.exists(file("wrote", id + "-" + replica));
    }

    /** Rejects writers whose token is older than the newest that was seen for the id, deleted ones included. */
    void putFenced(String id, String content, long token, String replica) throws IOException {
        if (read("token", id).map(Long::parseLong).filter(seen -> seen > token).isPresent()) {
            Files.writeString(file("refused", id), content);
            throw new IOException("The token " + token + " is old");
        }
        Files.writeString(file("token", id), Long.toString(token));
        put(id, content, replica);
    }

    void remove(String id, long token) throws IOException {
        Files.writeString(file("token", id), Long.toString(token));
        Files.deleteIfExists(file("thing", id));
    }

    Optional<String> thing(String id) throws IOException {
        return read("thing", id);
    }

    /** What a writer with an old token wanted to write. */
    Optional<String> refused(String id) throws IOException {
        return read("refused", id);
    }

    void begun(String id, String replica) throws IOException {
        Files.writeString(file("begun", id), replica);
    }

    /** The replica that has begun last. */
    Optional<String> begun(String id) throws IOException {
        return read("begun", id);
    }

    void ended(String id, String replica) throws IOException {
        Files.writeString(file("ended", id + "-" + replica), replica);
    }

    boolean ended(String id, int replica) {
        return Files.exists(file("ended", id + "-" + replica));
    }

    /** Lets handlers go on. */
    void release(String id) throws IOException {
        Files.writeString(file("go", id), "");
    }

    boolean released(String id) {
        return Files.exists(file("go", id));
    }

    private Path file(String kind, String id) {
        return directory.resolve(kind + "-" + id);
    }

    private Optional<String> read(String kind, String id) throws IOException {
        Path file = file(kind, id);
        return Files.exists(file)
                ? Optional.of(Files.readString(file)).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}

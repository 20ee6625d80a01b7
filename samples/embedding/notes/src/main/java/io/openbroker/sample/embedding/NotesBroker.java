package io.openbroker.sample.embedding;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Sells notes. A service instance is a file with a first note, and a service binding is a token in a file of its own. */
@Broker
@ServiceOffering(
        id = "3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e01",
        name = "notes",
        description = "Notes in files",
        plans = NotesBroker.Plans.class)
public final class NotesBroker {

    enum Plans {
        @Plan(id = "3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e02", description = "One file")
        FILE
    }

    record Options(Optional<@Size(max = 500_000) String> text) {}

    record Credentials(String uri, String token) {}

    private final Path directory;

    /**
     * Creates the broker.
     *
     * @param directory keeps the files; a file {@code template.txt} in it is the beginning of each first note
     * @throws IOException if the directory cannot be created
     */
    public NotesBroker(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    @Provision(async = Async.WHEN_ACCEPTED) // Called again after a crash.
    void provision(@InstanceId String id, @Parameters Options options) throws IOException {
        Path template = directory.resolve("template.txt");
        String begin = Files.exists(template) ? Files.readString(template) : "";
        Files.writeString(file(id), begin + options.text().orElse(""));
    }

    @Bind
    Credentials bind(@InstanceId String id, @BindingId String bindingId) throws IOException {
        String token = UUID.randomUUID().toString();
        Files.writeString(file(bindingId), token);
        return new Credentials(file(id).toUri().toString(), token);
    }

    @Unbind
    void unbind(@BindingId String bindingId) throws IOException {
        Files.deleteIfExists(file(bindingId));
    }

    @Deprovision
    void deprovision(@InstanceId String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    /** An id may contain any character, so it is no name of a file. */
    private Path file(String id) {
        return directory.resolve(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)) + ".txt");
    }
}

package io.openbroker.testkit.internal.state;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.testkit.internal.time.TurnedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** State in a file of a temporary directory, as {@code openbroker-jdbc} keeps it. */
final class FileHome implements StateHome {

    private static final Duration HEARTBEAT = Duration.ofMillis(200);
    /** As in {@link MemoryHome}; the limit is that of what db-scheduler can add to a time. */
    private static final Duration LEASE = Duration.ofDays(365);

    private final TurnedTime time;
    private final Path directory;
    private final StateKeys keys = StateKeys.generate();

    FileHome(TurnedTime time) {
        this.time = time;
        try {
            this.directory = Files.createTempDirectory("openbroker-testkit");
        } catch (IOException e) {
            throw new UncheckedIOException("The test kit cannot create a directory for the state.", e);
        }
    }

    @Override
    public MortalState open() {
        JdbcSettings settings = JdbcSettings.file(directory.resolve("state"), keys)
                .withHeartbeat(HEARTBEAT)
                .withLease(LEASE);
        JdbcState state = JdbcState.open(settings, time.timeSource());
        ProcessLife life = new ProcessLife();
        return new MortalState(
                state.location(),
                new MortalState.Beats(state.heartbeat(), state.lease()),
                life,
                new MortalStore(state.store(), life, state.store().replicas()),
                state.queue(),
                state.clock(),
                state::close);
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(directory, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("The test kit cannot delete " + directory + ".", e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}

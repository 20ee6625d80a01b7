package io.openbroker.jdbc.crash;

import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A server whose observer of operations writes them to a file, which outlives the process. */
final class MeteredServer {

    /** Beside the directory of the state. */
    static final Path METER = Path.of("backend", "meter");
    /** While this file exists, the observer hangs. */
    static final Path HANG = Path.of("backend", "hang-meter");
    /** The observer hangs. */
    static final Path HANGS = Path.of("backend", "meter-hangs");

    private MeteredServer() {}

    public static void main(String[] args) {
        ServerSettings settings = ServerSettings.ofProcess().withOperationObserver(MeteredServer::write);
        BrokerServer server = BrokerServer.start(settings, new SlowBrokerDispatcher(new SlowBroker()));
        System.out.println("The metered broker listens on " + server.uri() + ", as the test expects");
    }

    private static void write(CompletedOperation operation) {
        try {
            if (Files.exists(HANG)) {
                Files.createFile(HANGS);
                Thread.sleep(600_000);
            }
            Files.writeString(
                    METER,
                    String.join(
                                    " ",
                                    operation.operationId(),
                                    operation.kind().name(),
                                    operation.instanceId(),
                                    operation.state().name())
                            + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.openbroker.jdbc.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.JdbcStateProvider;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start loads only what it needs: most of its time goes into loading classes. */
class LoadedClassesTest {

    /** Each brings dozens or hundreds of classes. */
    private static final List<String> NOT_NEEDED = List.of(
            "com.google.crypto.tink.aead.XChaCha20Poly1305Key",
            "com.google.crypto.tink.mac.",
            "org.flywaydb.core.internal.",
            "tools.jackson.core.json.",
            "tools.jackson.databind.ser.",
            "tools.jackson.databind.introspect.");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void startsWithoutWhatIsForTheFirstStartOrTheFirstRequest() throws Exception {
        String state = "file:" + directory.resolve("state");
        new JdbcStateProvider()
                .open(StateSettings.DEFAULT.at(state))
                .orElseThrow()
                .close();

        Set<String> loaded = loadedBy(state);

        assertThat(loaded.containsAll(List.of("org.sqlite.JDBC", "com.google.crypto.tink.Aead")))
                .isTrue();
        assertThat(loaded.stream().filter(name -> NOT_NEEDED.stream().anyMatch(name::startsWith)))
                .isEmpty();
    }

    private static Set<String> loadedBy(String state) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadedClassesTest.class.getName(),
                        state)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            Set<String> loaded =
                    lines.lines().map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
            assertThat(process.waitFor()).isZero();
            return loaded;
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Starts a server, requests the catalog before and after, and stops the server.
     *
     * @param args the state
     * @throws Exception if the catalog is not returned
     */
    public static void main(String[] args) throws Exception {
        BrokerEngine.starting()
                .admit(new RequestHead(
                        "GET", "/v2/catalog", null, name -> List.of(), new Peer("127.0.0.1", List.of())));
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withoutAuthentication()
                .withState(StateSettings.DEFAULT.at(args[0]));
        try (BrokerServer server = BrokerServer.start(settings, new NotesBrokerDispatcher(new NotesBroker()))) {
            HttpRequest catalog = HttpRequest.newBuilder(server.uri().resolve("/v2/catalog"))
                    .header("X-Broker-API-Version", "2.17")
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(catalog, BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("The catalog was rejected with " + status);
            }
        }
    }
}

package io.openbroker.osb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.openbroker.osb.OsbProcess.End;
import io.openbroker.runtime.KeyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the jar says of brokers that are broken, hostile or not there, and that it ends with little memory. */
@Timeout(600)
class BadBrokersProcessTest {

    private static final List<String> SMALL = List.of("-Xmx64m");
    private static final String STUCK_CATALOG =
            "{\"services\": [{\"id\": \"s\", \"name\": \"a\", \"description\": \"A\", \"bindable\": true, \"plans\": [{\"id\": \"p\", \"name\": \"b\", \"description\": \"B\"}]}]}";

    @TempDir
    private Path directory;

    private static void assertEnds(int code, String message, String url, String... options) throws Exception {
        for (String command : List.of("catalog", "check")) {
            String[] arguments = new String[options.length + 2];
            arguments[0] = command;
            arguments[1] = url;
            System.arraycopy(options, 0, arguments, 2, options.length);
            End end = OsbProcess.start(Map.of(), SMALL, arguments).end("");
            String said = (end.err() + end.out()).replaceAll("\\s+", " ");
            assertThat(end.code()).describedAs(command + ": " + said).isEqualTo(code);
            assertThat(said).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
        }
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEnds(3, "refused the connection", "http://127.0.0.1:" + port);
    }

    @Test
    void theHostIsUnknown() throws Exception {
        assertEnds(3, "The host \"broker.invalid\" is unknown", "http://broker.invalid");
    }

    @Test
    void thePasswordIsWrong() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(exchange -> ScriptedServer.send(exchange, 401, "{\"description\": \"No\"}"))) {
            assertEnds(3, "rejected the credentials", server.url());
        }
    }

    @Test
    void itIsNotABroker() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(exchange -> ScriptedServer.send(exchange, 200, "<html>Hello</html>"))) {
            assertEnds(3, "Check the URL", server.url());
        }
        try (ScriptedServer server = new ScriptedServer(exchange -> ScriptedServer.send(exchange, 404, ""))) {
            assertEnds(3, "Check the URL", server.url());
        }
    }

    @Test
    void itsCertificateIsNotTrusted() throws Exception {
        KeyStore keys = KeyFiles.write(directory, "server", "EC");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, KeyFiles.password());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create();
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        try (ScriptedServer server =
                new ScriptedServer(https, exchange -> ScriptedServer.send(exchange, 200, STUCK_CATALOG))) {
            String url = "https://127.0.0.1:" + server.port();
            assertEnds(3, "is not trusted", url);
            End trusted = OsbProcess.run(Map.of(), "catalog", url, "--trust", file("server.crt"));
            assertThat(trusted.code()).describedAs(trusted.err()).isZero();
            End notPem = OsbProcess.run(Map.of(), "catalog", url, "--trust", file("server.p12"));
            assertThat(notPem.code()).describedAs(notPem.err()).isEqualTo(2);
        }
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void itSendsGarbage() throws Exception {
        try (RawServer server = new RawServer(out -> out.write("EHLO\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertEnds(3, "The broker at " + server.url(), server.url());
        }
    }

    @Test
    void itStreamsWithoutEnd() throws Exception {
        try (RawServer server = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"services\": [\""
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] junk = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(junk);
            }
        })) {
            assertEnds(3, "", server.url());
        }
    }

    @Test
    void itNeverResponds() throws Exception {
        try (RawServer server = new RawServer(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            new java.util.concurrent.CountDownLatch(1).await();
        })) {
            assertEnds(3, "sent no complete response within 1 s", server.url(), "--timeout", "1s");
        }
    }

    @Test
    void itHasFiveThousandPlans() throws Exception {
        String plans = IntStream.range(0, 5_000)
                .mapToObj(
                        index -> "{\"id\": \"p" + index + "\", \"name\": \"plan-" + index
                                + "\", \"description\": \"A plan\", \"schemas\": {\"service_instance\": {\"create\": {\"parameters\": {\"type\": \"object\"}}}}}")
                .collect(Collectors.joining(","));
        String catalog =
                "{\"services\": [{\"id\": \"s\", \"name\": \"a\", \"description\": \"A\", \"bindable\": true, \"plans\": ["
                        + plans + "]}]}";
        try (ScriptedServer server = new ScriptedServer(exchange -> ScriptedServer.send(exchange, 200, catalog))) {
            End end = OsbProcess.start(Map.of(), SMALL, "catalog", server.url(), "-o", "table")
                    .end("");
            assertThat(end.code()).describedAs(end.err()).isZero();
            assertThat(end.out().lines()).hasSize(5_001);
            End check = OsbProcess.start(Map.of(), List.of(), "check", server.url(), "--mode", "read-only")
                    .end("");
            assertThat(check.code()).describedAs(check.err()).isLessThan(2);
        }
    }

    @Test
    void itNeverFinishesAnOperation() throws Exception {
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = path.equals("/v2/catalog")
                    ? STUCK_CATALOG
                    : path.endsWith("last_operation")
                            ? "{\"state\": \"in progress\", \"description\": \"30 %\"}"
                            : "{}";
            ScriptedServer.send(exchange, exchange.getRequestMethod().equals("GET") ? 200 : 202, body);
        })) {
            Map<String, String> environment = Map.of("OSB_URL", server.url());
            End end = OsbProcess.run(
                    environment, "provision", "i1", "--wait-timeout", "500ms", "--poll-interval", "100ms");
            assertThat(end.code()).describedAs(end.err()).isEqualTo(4);
            assertThat(end.err()).contains("30 %", "osb poll --url " + server.url());
            assertThat(OsbProcess.run(environment, "poll", "i1").code()).isEqualTo(4);

            End interrupted = OsbProcess.start(environment, List.of(), "provision", "i2", "--poll-interval", "100ms")
                    .awaitError("30 %")
                    .interrupt()
                    .end("");
            assertThat(interrupted.code()).isEqualTo(130);
            assertThat(interrupted.err()).contains("goes on at the broker", "osb poll");

            End check = OsbProcess.run(
                    environment,
                    "check",
                    "--operation-timeout",
                    "1s",
                    "--run-timeout",
                    "20s",
                    "--cleanup-timeout",
                    "2s");
            assertThat(check.code()).describedAs(check.out() + check.err()).isEqualTo(1);
            assertThat(check.out()).containsPattern("DELETE\\s+/v2/service_instances/");
        }
    }

    /** Writes bytes of a test to each that connects. */
    private static final class RawServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        interface Writer {
            void write(OutputStream out) throws IOException, InterruptedException;
        }

        RawServer(Writer writer) throws IOException {
            Thread acceptor = new Thread(() -> accept(writer));
            acceptor.setDaemon(true);
            acceptor.start();
        }

        private void accept(Writer writer) {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    Thread thread = new Thread(() -> serve(client, writer));
                    thread.setDaemon(true);
                    thread.start();
                } catch (IOException e) {
                    return;
                }
            }
        }

        private static void serve(Socket client, Writer writer) {
            try (client) {
                client.getInputStream().read();
                writer.write(client.getOutputStream());
            } catch (IOException | InterruptedException e) {
                // The client has gone.
            }
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

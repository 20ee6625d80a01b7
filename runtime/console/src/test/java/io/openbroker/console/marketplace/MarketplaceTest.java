package io.openbroker.console.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server of the marketplace, beside a broker. */
@Timeout(120)
class MarketplaceTest {

    private static final String PLAN = "55555555-0000-4000-8000-000000000001";
    private static final ServerSettings SETTINGS = ServerSettings.DEFAULT
            .withHost("127.0.0.1")
            .withPort(0)
            .withState(StateSettings.DEFAULT.at("memory"))
            .withMarketplace(0);

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final DatabaseBroker broker = new DatabaseBroker();
    private BrokerServer server = start(SETTINGS);

    private BrokerServer start(ServerSettings settings) {
        return BrokerServer.start(settings, new DatabaseBrokerDispatcher(broker));
    }

    private void restart(ServerSettings settings) {
        server.close();
        server = start(settings);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.marketplaceUri().orElseThrow() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.marketplaceUri().orElseThrow() + path))
                        .headers(headers.length == 0 ? new String[] {"Content-Type", "application/json"} : headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode send(Map<String, ?> call) throws Exception {
        HttpResponse<String> response = post("/api/requests", json.writeValueAsString(call));
        assertThat(response.statusCode()).describedAs(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private static Map<String, ?> catalog(String platform) {
        return Map.of("operation", "catalog", "platform", platform);
    }

    private static Map<String, ?> provision(String instance, String platform, String... more) {
        Map<String, Object> call = new HashMap<>(Map.of(
                "operation",
                "provision",
                "platform",
                platform,
                "instance_id",
                instance,
                "service_id",
                DatabaseBroker.SERVICE,
                "plan_id",
                PLAN,
                "context",
                Map.of("platform", "kubernetes", "namespace", "n", "clusterid", "c"),
                "parameters",
                Map.of("gigabytes", 5)));
        for (int index = 0; index < more.length; index += 2) {
            call.put(more[index], more[index + 1]);
        }
        return call;
    }

    @Test
    void servesThePageOnTheLoopbackInterfaceWithoutAnythingFromElsewhere() throws Exception {
        assertThat(server.marketplaceUri().orElseThrow().getHost()).isEqualTo("127.0.0.1");
        assertThat(get("/").headers().firstValue("Location")).contains("/marketplace/index.html");
        HttpResponse<String> page = get("/marketplace/index.html");
        assertThat(page.body()).contains("<title>Marketplace</title>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        assertThat(get("/lib/preact.module.js").headers().firstValue("Content-Type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(get("/marketplace/nothing.js").statusCode()).isEqualTo(404);
        assertThat(get("/marketplace/..%2f..%2fJarPages.class").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example.com",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void rejectsWhatAnotherSiteSends(String header, String value) throws Exception {
        HttpResponse<String> sent = post(
                "/api/requests",
                json.writeValueAsString(catalog("default")),
                "Content-Type",
                "application/json",
                header,
                value);

        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(sent.body()).contains("comes from another site");
        assertThat(get("/api/exchanges", header, value).statusCode()).isEqualTo(403);
        assertThat(json.readTree(get("/api/exchanges").body()).path("exchanges"))
                .isEmpty();
    }

    @Test
    void opensFromALinkOfAnotherSite() throws Exception {
        assertThat(get("/marketplace/index.html", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void rejectsAnotherHost() throws Exception {
        URI uri = server.marketplaceUri().orElseThrow();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/broker HTTP/1.1\r\nHost: rebound.example.com:" + uri.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("The marketplace is for this machine only.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"operation\"|The body is not JSON",
                "{}|operation is missing.",
                "{\"operation\":5}|operation is not a string.",
                "{\"operation\":\"destroy\"}|There is no operation \\\"destroy\\\".",
                "{\"operation\":\"catalog\"}|platform is missing.",
                "{\"operation\":\"catalog\",\"platform\":\"x\"}|The broker has no platform \\\"x\\\".",
                "{\"operation\":\"catalog\",\"platform\":\"default\",\"fault\":\"x\"}|There is no fault \\\"x\\\".",
                "{\"operation\":\"provision\",\"platform\":\"default\"}|instance_id is missing."
            })
    void saysWhatIsWrongWithARequest(String body, String sentence) throws Exception {
        HttpResponse<String> response = post("/api/requests", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(sentence);
    }

    @Test
    void takesJsonOnlyAndNotWithoutEnd() throws Exception {
        assertThat(post("/api/requests", "{}", "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(post("/api/requests", " ".repeat((4 << 20) + 1)).statusCode())
                .isEqualTo(413);
        assertThat(get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void recordsExchangesWithoutItsPassword() throws Exception {
        String instance = UUID.randomUUID().toString();
        broker.step("done");
        JsonNode reply = send(provision(instance, "default"));

        assertThat(reply.at("/result/kind").asString()).isEqualTo("started");
        JsonNode exchange = reply.path("exchange");
        assertThat(exchange.path("method").asString()).isEqualTo("PUT");
        assertThat(exchange.path("target").asString())
                .isEqualTo("/v2/service_instances/" + instance + "?accepts_incomplete=true");
        assertThat(exchange.at("/response/status").asInt()).isEqualTo(202);
        assertThat(exchange.at("/request/body").asString()).contains("\"gigabytes\" : 5");
        assertThat(headers(exchange.path("request"))).contains("Authorization: Basic •••");
        assertThat(exchange.path("curl").asString())
                .startsWith("curl -i -X PUT ")
                .contains("-u admin:\"$PASSWORD\"")
                .endsWith("'" + server.uri() + exchange.path("target").asString() + "'");
        assertThat(json.readTree(get("/api/exchanges").body()).at("/exchanges/0"))
                .isEqualTo(exchange);
    }

    private static List<String> headers(JsonNode message) {
        return message.path("headers")
                .valueStream()
                .map(pair -> pair.get(0).asString() + ": " + pair.get(1).asString())
                .collect(Collectors.toList());
    }

    @Test
    void keepsTheLastExchangesOnly() throws Exception {
        for (int count = 0; count < ExchangeLog.MOST + 5; count++) {
            send(catalog("default"));
        }

        JsonNode exchanges = json.readTree(get("/api/exchanges").body()).path("exchanges");
        assertThat(exchanges).hasSize(ExchangeLog.MOST);
        assertThat(exchanges.get(0).path("id").asInt()).isEqualTo(6);
        assertThat(post("/api/repeat", "{\"exchange\":1}").body()).contains("The exchange 1 is not recorded any more");
    }

    @Test
    void repeatsTheBytesOfARequest() throws Exception {
        broker.step("done");
        JsonNode first = send(provision(UUID.randomUUID().toString(), "default"));
        JsonNode second = json.readTree(post("/api/repeat", "{\"exchange\":" + first.at("/exchange/id") + "}")
                .body());

        assertThat(second.at("/exchange/repeat_of")).isEqualTo(first.at("/exchange/id"));
        assertThat(second.at("/exchange/request")).isEqualTo(first.at("/exchange/request"));
        assertThat(second.at("/exchange/response/status").asInt()).isIn(200, 202);
        assertThat(broker.provisions()).isEqualTo(1);
    }

    @Test
    void losesAResponseAfterTheBrokerHasActed() throws Exception {
        broker.step("done");
        JsonNode lost = send(provision(UUID.randomUUID().toString(), "default", "fault", "lose_response"));

        assertThat(lost.at("/result/kind").asString()).isEqualTo("unreachable");
        assertThat(lost.at("/result").has("status")).isFalse();
        assertThat(lost.at("/exchange/no_response").asString()).contains("lost the response on purpose");
        assertThat(lost.at("/exchange/fault").asString()).isEqualTo("lose_response");
        JsonNode again = json.readTree(post("/api/repeat", "{\"exchange\":" + lost.at("/exchange/id") + "}")
                .body());
        assertThat(again.at("/exchange/response/status").asInt()).isIn(200, 202);
        assertThat(again.at("/exchange/fault").isMissingNode()).isTrue();
        assertThat(broker.provisions()).isEqualTo(1);
    }

    @Test
    void hangsUpInTheMiddleOfARequest() throws Exception {
        String instance = UUID.randomUUID().toString();
        JsonNode hung = send(provision(instance, "default", "fault", "hang_up"));

        assertThat(hung.at("/result/kind").asString()).isEqualTo("unreachable");
        assertThat(hung.at("/exchange/no_response").asString()).contains("hung up on purpose after");
        assertThat(send(Map.of(
                                "operation",
                                "deprovision",
                                "platform",
                                "default",
                                "instance_id",
                                instance,
                                "service_id",
                                DatabaseBroker.SERVICE,
                                "plan_id",
                                PLAN))
                        .at("/result/kind")
                        .asString())
                .isEqualTo("gone");
        assertThat(broker.provisions()).isZero();
    }

    @Test
    void sendsHalfOfTheBodyBeforeItHangsUp() throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = peer.accept()) {
                    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            URI url = URI.create("http://127.0.0.1:" + peer.getLocalPort());
            byte[] body = "{\"service_id\": \"s\"}".getBytes(StandardCharsets.UTF_8);

            new FaultyTransport(BrokerConnectionSettings.of(url), Fault.HANG_UP)
                    .send(BrokerHttpRequest.of("PUT", "/v2/service_instances/i").withBody(body));

            assertThat(received.get(30, TimeUnit.SECONDS))
                    .startsWith("PUT /v2/service_instances/i HTTP/1.1\r\n")
                    .contains("\r\nContent-Length: " + body.length + "\r\n")
                    .endsWith("\r\n\r\n{\"service_");
        }
    }

    @Test
    void checksParametersInTheWordsOfTheBroker() throws Exception {
        send(catalog("default"));
        String body = json.writeValueAsString(Map.of(
                "operation",
                "provision",
                "platform",
                "default",
                "plan_id",
                PLAN,
                "parameters",
                Map.of("gigabytes", 500, "collation", "x")));

        JsonNode problems = json.readTree(post("/api/check", body).body()).path("problems");

        assertThat(problems.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(
                        "parameters/gigabytes must be at most 100",
                        "parameters/collation must be one of BINARY, UNICODE");
        JsonNode rejected = send(Map.of(
                "operation",
                "provision",
                "platform",
                "default",
                "instance_id",
                "i",
                "service_id",
                DatabaseBroker.SERVICE,
                "plan_id",
                PLAN,
                "context",
                Map.of("platform", "kubernetes"),
                "parameters",
                Map.of("gigabytes", 500)));
        assertThat(rejected.at("/result/kind").asString()).isEqualTo("failed");
        assertThat(rejected.at("/result/body/description").asString())
                .isEqualTo("parameters/gigabytes must be at most 100");
    }

    @Test
    void isEachPlatformOfTheBroker() throws Exception {
        restart(SETTINGS.withCredentials("dev", "secret").withPlatformCredentials("cf", "ccng", "secret2"));

        JsonNode known = json.readTree(get("/api/broker").body());
        assertThat(known.path("platforms")
                        .valueStream()
                        .map(platform -> platform.path("path").asString()))
                .containsExactly("", "/cf");
        JsonNode reply = send(catalog("cf"));
        assertThat(reply.at("/result/status").asInt()).isEqualTo(200);
        assertThat(reply.at("/exchange/target").asString()).isEqualTo("/cf/v2/catalog");
        assertThat(reply.at("/exchange/curl").asString())
                .contains("-u ccng:\"$PASSWORD\"")
                .endsWith("/cf/v2/catalog");
        assertThat(send(catalog("default")).at("/result/status").asInt()).isEqualTo(200);
    }

    @Test
    void needsNoCredentialsWhereNobodyDoes() throws Exception {
        restart(SETTINGS.withoutAuthentication());

        JsonNode reply = send(catalog("default"));
        assertThat(reply.at("/result/status").asInt()).isEqualTo(200);
        assertThat(reply.at("/exchange/curl").asString()).doesNotContain("-u ");
    }

    @Test
    void trustsTheBrokersOwnCertificateThoughItIsForAnotherHost(@TempDir Path directory) throws Exception {
        Path certificate = certificate(directory);
        TlsSettings tls = TlsSettings.of(certificate, directory.resolve("key.pem"));
        restart(SETTINGS.withTls(tls));

        assertThat(send(catalog("default")).at("/result/status").asInt()).isEqualTo(200);
        assertThat(send(provision("i", "default", "fault", "hang_up"))
                        .at("/exchange/no_response")
                        .asString())
                .contains("hung up on purpose after");
        assertThatThrownBy(() -> start(SETTINGS.withTls(tls.withClients(certificate, ClientAuthentication.REQUIRED))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Clients need a certificate, but the marketplace has none.");
    }

    private static Path certificate(Path directory) throws IOException, InterruptedException {
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=broker.example.com",
                        "-keyout",
                        "key.pem",
                        "-out",
                        "certificate.pem")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(openssl.waitFor())
                .describedAs(Files.readString(directory.resolve("log")))
                .isZero();
        return directory.resolve("certificate.pem");
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(SETTINGS.withMarketplace(taken.getLocalPort())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Cannot open the marketplace port 127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("set OPENBROKER_MARKETPLACE_PORT to another port.");
        }
    }

    @Test
    void isClosedWithTheServer() {
        URI uri = server.marketplaceUri().orElseThrow();
        server.close();

        assertThatThrownBy(() -> new Socket(uri.getHost(), uri.getPort()).close())
                .isInstanceOf(IOException.class);
    }
}

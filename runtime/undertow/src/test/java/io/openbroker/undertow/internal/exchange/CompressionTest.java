package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.ServerTest;
import io.openbroker.undertow.support.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Long responses without secrets are compressed for clients that ask for it. */
class CompressionTest {

    private static final String LONG = "x".repeat(2_000);
    private static final String CATALOG = "{\"services\":[{\"id\":\"s\",\"name\":\"long\",\"description\":\"" + LONG
            + "\",\"bindable\":true," + "\"plans\":[{\"id\":\"p\",\"name\":\"plan\",\"description\":\"d\"}]}]}";

    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials("user", "pass")
                    .withAdmin(AdminSettings.onPort(0).withAdmin("ops", "0perator")),
            new LongBroker());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A broker with a catalog, parameters and credentials that are long. */
    private static final class LongBroker implements BrokerDispatcher {

        @Override
        public List<OfferingDescriptor> offerings() {
            return List.of(OfferingDescriptor.of("s", "long")
                    .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                    .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                    .handles(OsbOperation.BIND, Execution.SYNCHRONOUS)
                    .handles(OsbOperation.UNBIND, Execution.SYNCHRONOUS)
                    .plan(PlanDescriptor.of("p", "plan").asBindable())
                    .build());
        }

        @Override
        public CatalogDocument catalog() {
            return CatalogDocument.of(CATALOG.getBytes(StandardCharsets.UTF_8), "\"tag\"");
        }

        @Override
        public InstanceResult provision(HandlerCall<ProvisionRequest> call) {
            return ServiceInstance.EMPTY;
        }

        @Override
        public BindingResult bind(HandlerCall<BindRequest> call) {
            return ServiceBinding.of(Map.of("password", LONG));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void compressesTheCatalog() throws Exception {
        HttpResponse<byte[]> compressed = get("/v2/catalog", "Accept-Encoding", "br, gzip");
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(compressed, "Content-Type")).isEqualTo("application/json");
        assertThat(header(compressed, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(compressed, "ETag")).isEqualTo("W/\"tag\"");
        assertThat(header(compressed, "Content-Length")).isEqualTo(String.valueOf(compressed.body().length));
        assertThat(compressed.body()).hasSizeLessThan(300);
        assertThat(unpacked(compressed)).isEqualTo(CATALOG);

        for (String others : List.of("identity", "gzip;q=0", "br", "identity, gzip;q=0.5")) {
            HttpResponse<byte[]> plain = get("/v2/catalog", "Accept-Encoding", others);
            assertThat(plain.headers().firstValue("Content-Encoding"))
                    .as(others)
                    .isEmpty();
            assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(header(plain, "ETag")).isEqualTo("\"tag\"");
            assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo(CATALOG);
        }
    }

    @Test
    void saysTheSameToHead() throws Exception {
        HttpRequest.Builder head =
                request("/v2/catalog").header("Accept-Encoding", "gzip").method("HEAD", BodyPublishers.noBody());
        HttpResponse<byte[]> response = send(head);

        assertThat(response.body()).isEmpty();
        assertThat(response.headers().map())
                .containsAllEntriesOf(Map.of(
                        "content-encoding", List.of("gzip"),
                        "etag", List.of("W/\"tag\""),
                        "content-length",
                                List.of(header(get("/v2/catalog", "Accept-Encoding", "gzip"), "Content-Length"))));
    }

    /** A cache has one form of the catalog or the other; the tag says which (RFC 9111, 4.3.4). */
    @Test
    void knowsBothTagsWhateverTheClientAsksFor() throws Exception {
        for (String coding : List.of("gzip", "identity")) {
            for (Map.Entry<String, String> known : Map.of(
                            "\"tag\"", "\"tag\"",
                            "W/\"tag\"", "W/\"tag\"",
                            "\"other\", W/\"tag\"", "W/\"tag\"",
                            "W/\"tag\", \"tag\"", "\"tag\"",
                            "*", "\"tag\"")
                    .entrySet()) {
                HttpResponse<byte[]> response =
                        get("/v2/catalog", "Accept-Encoding", coding, "If-None-Match", known.getKey());
                assertThat(response.statusCode()).as(known.getKey()).isEqualTo(304);
                assertThat(header(response, "ETag")).isEqualTo(known.getValue());
                assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
                assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
            }
        }
        assertThat(get("/v2/catalog", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    /** Who chooses parameters learns from the length of the compressed response what stands beside them (BREACH). */
    @Test
    void neverCompressesCredentials() throws Exception {
        HttpRequest.Builder provision = request("/v2/service_instances/i")
                .header("Accept-Encoding", "gzip")
                .PUT(BodyPublishers.ofString(ServerTest.BODY));
        HttpResponse<byte[]> provisioned = send(provision);
        assertThat(provisioned.statusCode())
                .as(new String(provisioned.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        HttpRequest.Builder bind = request("/v2/service_instances/i/service_bindings/b")
                .header("Accept-Encoding", "gzip")
                .PUT(BodyPublishers.ofString(ServerTest.BODY));
        HttpResponse<byte[]> bound = send(bind);

        assertThat(bound.statusCode()).isEqualTo(201);
        assertThat(bound.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(bound.headers().firstValue("Vary")).isEmpty();
        assertThat(new String(bound.body(), StandardCharsets.UTF_8)).contains(LONG);
    }

    @Test
    void compressesLongListsOnTheAdminPort() throws Exception {
        HttpResponse<byte[]> brief = send(admin().header("Accept-Encoding", "gzip"));
        assertThat(brief.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(header(brief, "Vary")).isEqualTo("Accept-Encoding");
        for (int i = 0; i < 20; i++) {
            send(request("/v2/service_instances/instance-" + i).PUT(BodyPublishers.ofString(ServerTest.BODY)));
        }
        HttpResponse<byte[]> plain = send(admin());
        HttpResponse<byte[]> compressed = send(admin().header("Accept-Encoding", "gzip"));

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.body()).hasSizeLessThan(plain.body().length / 2);
        assertThat(unpacked(compressed))
                .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8))
                .contains("instance-19");
    }

    private HttpRequest.Builder admin() {
        return HttpRequest.newBuilder(URI.create(server.adminUri().orElseThrow() + "/operator/instances"))
                .header("Authorization", ServerTest.basic("ops", "0perator"));
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(server.uri() + target))
                .header("X-Broker-API-Version", "2.17")
                .header("Authorization", ServerTest.basic("user", "pass"));
    }

    private HttpResponse<byte[]> get(String target, String... headers) throws Exception {
        return send(request(target).headers(headers));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String unpacked(HttpResponse<byte[]> response) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), StandardCharsets.UTF_8);
    }
}

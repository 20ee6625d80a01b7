package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Platform;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Decision;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who gets in, on the assembled server. */
class AuthenticationTest {

    private final RecordingBroker broker = new RecordingBroker();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void keepsPlatformsApart() throws Exception {
        Map<String, String> environment = Map.of(
                "OPENBROKER_HOST", "127.0.0.1",
                "PORT", "0",
                "OPENBROKER_PLATFORM_CREDENTIALS", "cf=user:cf-pass k8s=user:k8s-pass  k8s=next:n");
        try (BrokerServer server = BrokerServer.start(ServerSettings.fromEnvironment(environment), broker)) {
            String cf = ServerTest.basic("user", "cf-pass");
            String k8s = ServerTest.basic("next", "n");

            assertThat(put(server, "/cf" + ServerTest.INSTANCE, cf)).isEqualTo(201);
            assertThat(put(server, "/k8s" + ServerTest.INSTANCE + "/service_bindings/b", k8s))
                    .isEqualTo(404);
            assertThat(status(server, "DELETE", "/k8s" + ServerTest.INSTANCE + "?service_id=s&plan_id=p", k8s))
                    .isEqualTo(410);
            assertThat(put(server, "/k8s" + ServerTest.INSTANCE, k8s)).isEqualTo(201);
            assertThat(put(server, "/cf" + ServerTest.INSTANCE, cf)).isEqualTo(200);
            assertThat(broker.requests)
                    .extracting(BrokerRequest::platform)
                    .containsExactly(new Platform("cf"), new Platform("k8s"));

            assertThat(get(server, "/cf/v2/catalog", k8s)).isEqualTo(401);
            assertThat(get(server, "/k8s/v2/catalog", cf)).isEqualTo(401);
            assertThat(get(server, "/k8s/v2/catalog", k8s)).isEqualTo(200);
            for (String nowhere :
                    List.of("/v2/catalog", "/other/v2/catalog", "/CF/v2/catalog", "/c%66/v2/catalog", "/cf")) {
                assertThat(get(server, nowhere, cf)).as(nowhere).isEqualTo(404);
            }
            HttpRequest withoutVersion = HttpRequest.newBuilder(URI.create(server.uri() + "/other/v2/catalog"))
                    .build();
            assertThat(http.send(withoutVersion, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void rejectsNamesThatAreNoPrefix() {
        for (String name : List.of("v2", "health", "a/b", "ä", ".")) {
            ServerSettings settings = local().withPlatformCredentials(name, "u", "p");
            assertThatThrownBy(() -> BrokerServer.start(settings, broker))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The platform \"" + name + "\" cannot be a prefix of paths");
        }
    }

    @Test
    void tellsWhatIsWrongWithSettingsAndNoSecret() {
        Map<String, String> environment = Map.of(
                "OPENBROKER_PLATFORM_CREDENTIALS", "s3cr3t cf=s3cr3t cf=u:$2b$s3cr3t",
                "OPENBROKER_CLIENTS", "CN=,=x",
                "OPENBROKER_TOKEN_ISSUER", "https://issuer",
                "OPENBROKER_PLATFORMS_CREDENTIALS", "x");
        assertThatThrownBy(() -> ServerSettings.fromEnvironment(environment))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.problems())
                                .hasSize(7)
                                .noneMatch(problem -> problem.contains("s3cr3t"))
                                .anyMatch(problem -> problem.contains("Did you mean OPENBROKER_PLATFORM_CREDENTIALS?"))
                                .anyMatch(problem -> problem.contains("names no platform"))
                                .anyMatch(problem -> problem.contains("has no colon"))
                                .anyMatch(problem -> problem.contains("is a hash, which requires openbroker-security"))
                                .anyMatch(problem -> problem.contains("OPENBROKER_TLS_CLIENT_CA is not"))
                                .anyMatch(problem -> problem.contains("is not a distinguished name"))
                                .anyMatch(problem -> problem.contains("tokens require openbroker-security. Add it")));
    }

    @Test
    void asksAuthenticatorsOfOnesOwnFirst() throws Exception {
        ServerSettings settings =
                local().withAuthenticator(new ApiKeyAuthenticator("key")).withCredentials("user", "pass");
        try (BrokerServer server = BrokerServer.start(settings, broker)) {
            assertThat(send(server, "GET", "/v2/catalog", "X-Api-Key", "key").statusCode())
                    .isEqualTo(200);
            HttpResponse<String> wrong = send(server, "GET", "/v2/catalog", "X-Api-Key", "other");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
            assertThat(get(server, "/v2/catalog", ServerTest.basic("user", "pass")))
                    .isEqualTo(200);
        }
    }

    @Test
    void waitsForAuthenticatorsThatTakeTheirTime() throws Exception {
        CompletableFuture<Decision> decision = new CompletableFuture<>();
        Authenticator slow = head -> new AuthenticationResult.Pending(decision);
        try (BrokerServer server = BrokerServer.start(local().withAuthenticator(slow), broker)) {
            CompletableFuture<HttpResponse<String>> answer =
                    http.sendAsync(request(server, "PUT", ServerTest.INSTANCE, "X", "y"), BodyHandlers.ofString());
            decision.complete(new AuthenticationResult.Authenticated("slow", new Platform("of its own")));

            assertThat(answer.get().statusCode()).isEqualTo(201);
            assertThat(broker.requests).extracting(BrokerRequest::platform).containsExactly(new Platform("of its own"));
        }
    }

    @Test
    void answersWhenAnAuthenticatorFailsOrIsNotAble() throws Exception {
        Authenticator failing = head -> switch (head.headers().values("X").get(0)) {
            case "throws" -> throw new IllegalStateException("s3cr3t");
            case "fails" ->
                new AuthenticationResult.Pending(CompletableFuture.failedFuture(new IllegalStateException("s3cr3t")));
            default -> new AuthenticationResult.Unavailable("the directory is away", Duration.ofSeconds(7));
        };
        try (BrokerServer server = BrokerServer.start(local().withAuthenticator(failing), broker)) {
            for (String how : List.of("throws", "fails")) {
                HttpResponse<String> answer = send(server, "PUT", ServerTest.INSTANCE, "X", how);
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body()).doesNotContain("s3cr3t");
            }
            HttpResponse<String> answer = send(server, "PUT", ServerTest.INSTANCE, "X", "unavailable");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("7");
            assertThat(answer.body()).doesNotContain("directory");
            assertThat(broker.requests).isEmpty();
        }
    }

    @Test
    void slowsGuessingDownAndNobodyElse() throws Exception {
        try (BrokerServer server = BrokerServer.start(local().withCredentials("user", "pass"), broker)) {
            for (int i = 0; i < 10; i++) {
                assertThat(get(server, "/v2/catalog", ServerTest.basic("user", "guess" + i)))
                        .isEqualTo(401);
            }
            List<CompletableFuture<HttpResponse<String>>> guesses = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                HttpRequest guess =
                        request(server, "GET", "/v2/catalog", "Authorization", ServerTest.basic("user", "more" + i));
                guesses.add(http.sendAsync(guess, BodyHandlers.ofString()));
            }
            // The first one waits for a second; when it has its answer, others are still waiting.
            CompletableFuture.anyOf(guesses.toArray(CompletableFuture[]::new)).get();

            assertThat(get(server, "/v2/catalog", ServerTest.basic("user", "pass")))
                    .isEqualTo(200);
            assertThat(put(server, ServerTest.INSTANCE, ServerTest.basic("user", "pass")))
                    .isEqualTo(201);

            assertThat(guesses).filteredOn(guess -> !guess.isDone()).isNotEmpty();
            assertThat(guesses.stream().map(CompletableFuture::join)).allMatch(answer -> answer.statusCode() == 401);
        }
    }

    private static ServerSettings local() {
        return ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0);
    }

    private int put(BrokerServer server, String target, String authorization) throws Exception {
        return status(server, "PUT", target, authorization);
    }

    private int get(BrokerServer server, String target, String authorization) throws Exception {
        return status(server, "GET", target, authorization);
    }

    private int status(BrokerServer server, String method, String target, String authorization) throws Exception {
        return send(server, method, target, "Authorization", authorization).statusCode();
    }

    private HttpResponse<String> send(BrokerServer server, String method, String target, String... headers)
            throws Exception {
        return http.send(request(server, method, target, headers), BodyHandlers.ofString());
    }

    private static HttpRequest request(BrokerServer server, String method, String target, String... headers) {
        return HttpRequest.newBuilder(URI.create(server.uri() + target))
                .method(
                        method,
                        method.equals("PUT") ? BodyPublishers.ofString(ServerTest.BODY) : BodyPublishers.noBody())
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .headers(headers)
                .build();
    }
}

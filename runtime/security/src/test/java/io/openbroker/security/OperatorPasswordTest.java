package io.openbroker.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.SettingsException;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Operators and viewers whose passwords the server knows as hashes only, over HTTP. */
class OperatorPasswordTest {

    private static final String OPERATOR_HASH = new PasswordHashes().hash("0perator");
    private static final String VIEWER_HASH = new PasswordHashes().hash("v1ewer");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "OPENBROKER_HOST", "127.0.0.1",
            "PORT", "0",
            "OPENBROKER_USERNAME", "cf",
            "OPENBROKER_PASSWORD", "platform",
            "OPENBROKER_MANAGEMENT_PORT", "0",
            "OPENBROKER_OPERATOR_USERNAME", "ops",
            "OPENBROKER_OPERATOR_PASSWORD", OPERATOR_HASH,
            "OPENBROKER_VIEWER_USERNAME", "view",
            "OPENBROKER_VIEWER_PASSWORD", VIEWER_HASH));

    @Test
    void letsOperatorsMendAndViewersLook() throws Exception {
        try (BrokerServer server = start()) {
            for (int i = 0; i < 3; i++) {
                assertThat(look(server, "ops:0perator")).isEqualTo(200);
                assertThat(look(server, "view:v1ewer")).isEqualTo(200);
                // There is none to mend.
                assertThat(mend(server, "ops:0perator").statusCode()).isEqualTo(404);
                assertThat(mend(server, "view:v1ewer").statusCode()).isEqualTo(403);
            }
            assertThat(server.generatedAdminCredentials()).isEmpty();
        }
    }

    @Test
    void rejectsEverybodyElse() throws Exception {
        try (BrokerServer server = start()) {
            for (String wrong : new String[] {
                "ops:v1ewer", "view:0perator", "ops:", "nobody:0perator", "cf:platform", "ops:" + OPERATOR_HASH
            }) {
                HttpResponse<String> answer = mend(server, wrong);
                assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
                assertThat(answer.body()).as(wrong).doesNotContain(OPERATOR_HASH);
            }
            assertThat(look(server, "ops:0perator")).isEqualTo(200);
        }
    }

    @Test
    void answersManyWhoComeAtOnce() throws Exception {
        try (BrokerServer server = start()) {
            var answers = Stream.generate(
                            () -> http.sendAsync(request(server, "ops:0perator").build(), BodyHandlers.ofString()))
                    .limit(20)
                    .toList();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void rejectsAHashThatIsCutOff() {
        environment.put("OPENBROKER_OPERATOR_PASSWORD", OPERATOR_HASH.substring(0, 40));

        assertThatThrownBy(this::start)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("OPENBROKER_OPERATOR_PASSWORD")
                .message()
                .doesNotContain(OPERATOR_HASH.substring(10, 40));
    }

    private BrokerServer start() {
        return BrokerServer.start(ServerSettings.fromEnvironment(environment), new CatalogBroker());
    }

    private int look(BrokerServer server, String credentials) throws Exception {
        return http.send(request(server, credentials).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private HttpResponse<String> mend(BrokerServer server, String credentials) throws Exception {
        HttpRequest request = request(server, credentials)
                .uri(URI.create(server.adminUri().orElseThrow() + "/operator/operations/none/retry"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(BrokerServer server, String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(server.adminUri().orElseThrow() + "/operator/instances"))
                .header("Authorization", "Basic " + encoded);
    }
}

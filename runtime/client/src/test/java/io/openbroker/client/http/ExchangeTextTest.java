package io.openbroker.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTextTest {

    private final ExchangeText text = new ExchangeText("http://broker.example.com/");

    @Test
    void showsBothSidesWithoutSecrets() {
        BrokerHttpRequest request = BrokerHttpRequest.of("PUT", "/v2/service_instances/i")
                .withHeader("Authorization", "Basic dXNlcjpwYXNz")
                .withJson("{\"service_id\":\"s\",\"parameters\":{\"adminPassword\":\"p1\",\"size\":3,\"api_key\":42}}");
        String body = "{\"credentials\":{\"uri\":\"amqp://u:p2@h\",\"ports\":[1,2],\"ok\":true},\"x\":null}";

        String shown = text.of(exchange(request, response(body)));

        assertThat(shown).isEqualTo("""
                        PUT /v2/service_instances/i
                        Authorization: Basic •••
                        Content-Type: application/json

                        {
                          "service_id" : "s",
                          "parameters" : {
                            "adminPassword" : "•••",
                            "size" : 3,
                            "api_key" : "•••"
                          }
                        }

                        201
                        Content-Type: application/json

                        {
                          "credentials" : {
                            "uri" : "•••",
                            "ports" : [ "•••", "•••" ],
                            "ok" : true
                          },
                          "x" : null
                        }
                        """);
    }

    @Test
    void showsWhyThereIsNoResponse() {
        Exchange exchange = exchange(
                BrokerHttpRequest.of("GET", "/v2/catalog"),
                new NoResponse(NoResponse.Reason.REFUSED, "The broker refused the connection."));

        assertThat(text.of(exchange)).isEqualTo("GET /v2/catalog\n\nNo response: The broker refused the connection.\n");
        assertThat(exchange).hasToString("GET /v2/catalog → REFUSED: The broker refused the connection.");
    }

    @Test
    void showsNoControlCharactersAndNoEndlessBodies() {
        BrokerHttpRequest request = BrokerHttpRequest.of("GET", "/v2/catalog");

        assertThat(text.of(exchange(request, response("<b>\u001b[31m\u202e</b>\r\u2028"))))
                .contains("<b>\\u001b[31m\\u202e</b>\\u000d\\u2028");
        assertThat(text.of(exchange(request, response("x".repeat(5_000)))))
                .contains("x".repeat(4_000) + "… and 1000 more characters")
                .doesNotContain("x".repeat(4_001));
    }

    /** Such as a body that is cut, has a second object behind it, or is a form. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"credentials\": {\"user\": \"s3cret\", \"port\": 53, \"uri\": \"a\\\"s3cret",
                "{\"credentials\":{\"user\":\"s3cret\"}} {}",
                "user=x&password=s3cret",
                "Password: s3cret"
            })
    void showsNoSecretsOfWhatIsNoJson(String body) {
        assertThat(text.of(exchange(BrokerHttpRequest.of("GET", "/v2/catalog"), response(body))))
                .contains("•••")
                .doesNotContain("s3cret", "53");
    }

    @Test
    void makesACommandThatSendsTheRequestAgain() {
        BrokerHttpRequest request = BrokerHttpRequest.of("PUT", "/v2/service_instances/it's?accepts_incomplete=true")
                .withHeader("Authorization", "Basic dXNlcjpwYXNz")
                .withJson("{\"a\":\"it's\"}");

        assertThat(text.curl(request))
                .isEqualTo("curl -i -X PUT -u \"$OSB_USER:$OSB_PASSWORD\" -H 'Content-Type: application/json'"
                        + " --data-binary '{\"a\":\"it'\\''s\"}'"
                        + " 'http://broker.example.com/v2/service_instances/it'\\''s?accepts_incomplete=true'");
        assertThat(text.curl(BrokerHttpRequest.of("GET", "/v2/catalog").withHeader("Authorization", "Bearer abc")))
                .isEqualTo("curl -i -X GET -H \"Authorization: Bearer $OSB_TOKEN\""
                        + " http://broker.example.com/v2/catalog");
        assertThat(text.curlAs("o'neil", request)).startsWith("curl -i -X PUT -u 'o'\\''neil:'\"$PASSWORD\" -H ");
    }

    @Test
    void namesNoSecretsInItsObjects() {
        assertThat(ClientAuthentication.basic("user", "s3cret")).hasToString("Basic[user=user]");
        assertThat(ClientAuthentication.bearer(() -> "s3cret")).hasToString("Bearer[]");
        assertThat(BrokerHttpRequest.of("GET", "/x").withHeader("Authorization", "s3cret"))
                .hasToString("GET /x");
    }

    private static Exchange exchange(BrokerHttpRequest request, ExchangeOutcome outcome) {
        return new Exchange(request, outcome, Instant.EPOCH, Duration.ofMillis(12));
    }

    private static ExchangeOutcome response(String body) {
        return new ExchangeOutcome.Responded(new BrokerHttpResponse(
                201,
                List.of(new Header("Content-Type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8),
                false));
    }
}

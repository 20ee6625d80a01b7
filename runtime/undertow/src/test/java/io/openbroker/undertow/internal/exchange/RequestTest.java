package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BindRequest;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The request side of the contract over HTTP: every answer that needs no handler, and that no handler is called. */
class RequestTest extends ServerTest {

    @Test
    void servesTheCatalog() throws Exception {
        HttpResponse<String> first = get("/v2/catalog");
        HttpResponse<String> again =
                send(request("GET", "/v2/catalog", BodyPublishers.noBody()).header("If-None-Match", "\"tag\""));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(RecordingBroker.CATALOG);
        assertThat(first.headers().firstValue("ETag")).contains("\"tag\"");
        assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(first.headers().firstValue(IDENTITY)).contains("the-id");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue(IDENTITY)).contains("the-id");
    }

    @Test
    void takesEachOfTheCredentials() throws Exception {
        HttpRequest.Builder next = request("GET", "/v2/catalog", BodyPublishers.noBody());
        HttpRequest.Builder crossed = request("GET", "/v2/catalog", BodyPublishers.noBody());

        assertThat(send(next.setHeader("Authorization", basic("next", "pässwörd")))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> rejected = send(crossed.setHeader("Authorization", basic("next", "pass")));
        assertRejected(rejected, 401, "Unauthorized");
        assertThat(rejected.headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"openbroker\", charset=\"UTF-8\"");
    }

    @Test
    void asksForTheVersionBeforeAnythingElse() throws Exception {
        HttpRequest.Builder none =
                HttpRequest.newBuilder(URI.create(server.uri() + "/unknown")).header(IDENTITY, "the-id");
        HttpRequest.Builder old = HttpRequest.newBuilder(URI.create(server.uri() + "/unknown"))
                .header(IDENTITY, "the-id")
                .header("X-Broker-API-Version", "2.12");

        assertRejected(send(none), 400, "MissingApiVersion");
        assertRejected(send(old), 412, "UnsupportedApiVersion");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET    | /unknown                                   |                          | 404 | NotFound",
                "GET    | /v2/catalog/                               |                          | 404 | NotFound",
                "POST   | /v2/catalog                                |                          | 405 | MethodNotAllowed",
                "PUT    | /v2/service_instances/                     | {}                       | 400 | MalformedRequest",
                "PUT    | /v2/service_instances/i                    | garbage                  | 400 | MalformedRequest",
                "PUT    | /v2/service_instances/i                    | []                       | 400 | MalformedRequest",
                "PUT    | /v2/service_instances/i                    | {}                       | 400 | MalformedRequest",
                "PUT    | /v2/service_instances/i                    | {\"service_id\":5}       | 400 | MalformedRequest",
                "PUT    | /v2/service_instances/i?accepts_incomplete=yes | {}                   | 400 | MalformedRequest",
                "PUT    | /v2/service_instances/i                    | {\"service_id\":\"s\",\"plan_id\":\"x\",\"context\":{\"platform\":\"p\"}} | 400 | NotInCatalog",
                "PUT    | /v2/service_instances/i                    | {\"service_id\":\"x\",\"plan_id\":\"p\",\"context\":{\"platform\":\"p\"}} | 400 | NotInCatalog",
                "PUT    | /v2/service_instances/i                    | {\"service_id\":\"s\",\"plan_id\":\"p\"} | 400 | MalformedRequest",
                "PATCH  | /v2/service_instances/i                    | {\"plan_id\":\"p\"}      | 400 | MalformedRequest",
                "DELETE | /v2/service_instances/i                    |                          | 400 | MalformedRequest",
                "DELETE | /v2/service_instances/i?service_id=s&plan_id= |                       | 400 | MalformedRequest",
                "GET    | /v2/service_instances/i?service_id=%00     |                          | 400 | MalformedRequest",
                "GET    | /v2/service_instances/i/last_operation?operation=%00 |                | 400 | MalformedRequest",
                "PUT    | /v2/service_instances/i/service_bindings/b | {\"predecessor_binding_id\":\"x\",\"parameters\":{\"a\":1}} | 400 | MalformedRequest",
                "DELETE | /v2/service_instances/i/service_bindings/b |                          | 400 | MalformedRequest"
            })
    void rejects(String method, String target, String body, int status, String error) throws Exception {
        assertRejected(send(method, target, body == null ? "" : body), status, error);
    }

    @Test
    void answersHeadAsGetWithoutTheBody() throws Exception {
        for (String path : new String[] {"/v2/catalog", INSTANCE}) {
            HttpResponse<String> get = send("GET", path, "");
            HttpResponse<String> head = send("HEAD", path, "");

            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            assertThat(get.body()).isNotEmpty();
            for (String name : new String[] {"Content-Type", "Content-Length", "ETag"}) {
                assertThat(head.headers().firstValue(name))
                        .as(name)
                        .isEqualTo(get.headers().firstValue(name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "//v2/catalog, without a slash at the end",
        "//v2//catalog, without a slash at the end",
        "/v2/catalog/, without a slash at the end",
        "/v2/service_instances/i//last_operation, without a slash at the end",
        "/broker/x/v2/catalog, without a path",
        "/v3/catalog, Use /v2/catalog",
        "/v2/catalogue, Use /v2/catalog"
    })
    void saysWhatIsWrongWithAPath(String path, String remedy) throws Exception {
        HttpResponse<String> response = send("GET", path, "");

        assertRejected(response, 404, "NotFound");
        assertThat(response.body()).contains(remedy);
    }

    @Test
    void namesTheMethodsOfAPath() throws Exception {
        HttpResponse<String> response = send("POST", INSTANCE, BODY);

        assertRejected(response, 405, "MethodNotAllowed");
        assertThat(response.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, PATCH, PUT");
    }

    @Test
    void rejectsOtherContentTypes() throws Exception {
        HttpRequest.Builder form = request("PUT", INSTANCE, BodyPublishers.ofString(BODY))
                .setHeader("Content-Type", "application/x-www-form-urlencoded");

        assertRejected(send(form), 400, "MalformedRequest");
    }

    @Test
    void rejectsImproperIdentities() throws Exception {
        HttpResponse<String> response = send(request("PUT", INSTANCE, BodyPublishers.ofString(BODY))
                .header("X-Broker-API-Originating-Identity", "cloudfoundry garbage!"));

        assertRejected(response, 400, "MalformedRequest");
        assertThat(response.body()).contains("Improper \\\"X-Broker-API-Originating-Identity\\\" header.");
    }

    @ParameterizedTest
    @CsvSource({
        "a%2Fb,a/b",
        "a%20b,a b",
        "a%25b,a%b",
        "a+b,a+b",
        "a;b=c,a;b=c",
        "..,..",
        "%2E%2E,..",
        "%2e,.",
        "%C3%BC%F0%9F%98%80,ü😀",
        "v2,v2"
    })
    void takesAnyCharacterInIds(String raw, String id) throws Exception {
        HttpResponse<String> provisioned = send("PUT", "/v2/service_instances/" + raw, BODY);
        HttpResponse<String> bound =
                send("PUT", "/v2/service_instances/" + raw + "/service_bindings/" + raw + "?x=y", BODY);
        HttpResponse<String> deleted =
                send("DELETE", "/v2/service_instances/" + raw + "/service_bindings/x?service_id=s&plan_id=p", "");

        assertThat(provisioned.statusCode()).isEqualTo(201);
        assertThat(bound.statusCode()).isEqualTo(201);
        assertThat(deleted.statusCode()).isEqualTo(410);
        assertThat(broker.requests)
                .hasSize(2)
                .allMatch(request -> request.instanceId().equals(id));
        assertThat(((BindRequest) broker.requests.get(1)).bindingId()).isEqualTo(id);
    }

    @Test
    void handsRequestsOver() throws Exception {
        HttpResponse<String> response = send("PUT", INSTANCE, BODY);
        send("DELETE", INSTANCE + "?plan_id=p&service_id=s", "ignored");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue(IDENTITY)).contains("the-id");
        assertThat(broker.requests).hasSize(2);
        ProvisionRequest provision = (ProvisionRequest) broker.requests.get(0);
        assertThat(provision.parameters()).isEqualTo(Map.of("a", 1));
        assertThat(provision.requestIdentity().value()).isEqualTo("the-id");
        assertThat(((DeprovisionRequest) broker.requests.get(1)).planId()).isEqualTo("p");
    }

    @Test
    void makesAnIdentityUp() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(server.uri() + "/")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue(IDENTITY))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
    }
}

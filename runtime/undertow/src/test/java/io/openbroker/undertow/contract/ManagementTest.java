package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators are answered, over HTTP, while platforms use the same broker. */
class ManagementTest {

    private static final String SECRET = "s3cr3t-parameter";

    private final Backend backend = new Backend();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withAdmin(
                            AdminSettings.onPort(0).withAdmin("ops", "0perator").withViewer("view", "v1ewer")),
            ContractState.open(),
            new SyncBrokerDispatcher(new SyncBroker(backend)),
            new AsyncBrokerDispatcher(new AsyncBroker(backend)));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        backend.open("g");
        server.close();
    }

    @Test
    void listsWhatTheBrokerKnowsWithoutSecrets() throws Exception {
        platform.provision("i 1".replace(" ", "%20"), SYNC, "{\"report\": \"" + SECRET + "\"}", false);
        platform.provision("i2", SYNC, "{}", false);
        platform.bind("i2", "b1", SYNC, "{}", false);
        String operation =
                platform.provision("i3", ASYNC, "{\"gate\": \"g\"}", true).operation();
        backend.awaitArrival("g");

        Answer instances = get("/operator/instances");
        assertThat(instances.status()).isEqualTo(200);
        assertThat(instances.body().findValuesAsString("instance_id")).containsExactlyInAnyOrder("i 1", "i2", "i3");
        assertThat(instances.body().path("instances").get(0).propertyNames())
                .contains("platform", "service_id", "plan_id", "state", "created_at");
        assertThat(get("/operator/instances?platform=default&instance=i%201")
                        .body()
                        .findValuesAsString("state"))
                .containsExactly("ready");
        assertThat(get("/operator/instances?state=creating").body().findValuesAsString("operation"))
                .containsExactly(operation);
        Answer bindings = get("/operator/bindings?platform=default&instance=i2");
        assertThat(bindings.body().findValuesAsString("binding_id")).containsExactly("b1");

        Answer stuck = get("/operator/operations?state=in_progress&older_than_seconds=0&kind=provision");
        assertThat(stuck.body().findValuesAsString("operation")).containsExactly(operation);
        assertThat(stuck.body().findValuesAsString("activity")).containsExactly("working");
        assertThat(get("/operator/operations?older_than_seconds=3600").body().path("operations"))
                .isEmpty();
        assertThat(get("/operator/operations/" + operation).text("instance_id")).isEqualTo("i3");
        for (Answer answer : List.of(instances, bindings, stuck)) {
            assertThat(answer.body().toString()).doesNotContain(SECRET, SyncBroker.BOUND_PASSWORD, "parameters");
        }
    }

    @Test
    void listsPageByPage() {
        for (int i = 0; i < 5; i++) {
            platform.provision("i" + i, SYNC, "{}", false);
        }
        Answer first = get("/operator/instances?limit=3");
        assertThat(first.body().path("instances")).hasSize(3);
        Answer second = get("/operator/instances?limit=3&after=" + first.text("next"));

        assertThat(second.body().path("instances")).hasSize(2);
        assertThat(second.body().has("next")).isFalse();
        assertThat(second.body().findValuesAsString("instance_id"))
                .doesNotContainAnyElementsOf(first.body().findValuesAsString("instance_id"));
    }

    @Test
    void hasAnOperationFail() throws Exception {
        String operation =
                platform.provision("i1", ASYNC, "{\"gate\": \"g\"}", true).operation();
        backend.awaitArrival("g");
        String path = "/operator/operations/" + operation;

        Answer rejected = send("POST", path + "/retry", "ops", "0perator", "");
        assertThat(rejected.status()).isEqualTo(409);
        assertThat(rejected.text("description")).contains("fail it");
        Answer failing = send("POST", path + "/fail", "ops", "0perator", "{\"description\": \"It hangs\"}");
        assertThat(failing.status()).isEqualTo(200);
        assertThat(failing.text("failing")).isEqualTo("It hangs");

        Answer end = platform.await("i1", operation);
        assertThat(end.state()).isEqualTo("failed");
        assertThat(end.text("description")).isEqualTo("It hangs");
        assertThat(send("POST", path + "/fail", "ops", "0perator", "{\"description\": \"Again\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void keepsOperatorsViewersAndPlatformsApart() {
        String fail = "/operator/operations/x/fail";
        String body = "{\"description\": \"d\"}";
        assertThat(send("GET", "/operator/instances", "view", "v1ewer", "").status())
                .isEqualTo(200);
        assertThat(send("POST", fail, "view", "v1ewer", body).status()).isEqualTo(403);
        assertThat(send("POST", fail, "ops", "0perator", body).status()).isEqualTo(404);
        Answer platforms = send("GET", "/operator/instances", Platform.USER, Platform.PASSWORD, "");
        assertThat(platforms.status()).isEqualTo(401);
        assertThat(platforms.error()).isEqualTo("Unauthorized");
        assertThat(platforms.headers()).containsKey("www-authenticate");
        assertThat(new Platform(server.uri())
                        .send("GET", "/operator/instances", "")
                        .status())
                .isEqualTo(404);
        assertThat(send("GET", "/v2/catalog", "ops", "0perator", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET; /operator/instances?color=x; 400; Supported are platform, state, service, plan",
                "GET; /operator/instances?state=odd; 400; Send one of",
                "GET; /operator/instances?instance=i; 400; Add the name of the platform",
                "GET; /operator/instances?limit=1001; 400; from 0 to 1000",
                "GET; /operator/operations?after=!; 400; Send the value of next",
                "GET; /operator/operations?after=eA; 400; Send the value of next",
                "GET; /operator/operations?older_than_seconds=-1; 400; whole number",
                "GET; /operator/operations?binding=b; 400; without instance",
                "GET; /operator/operations?state=failed&state=failed; 400; Send it once",
                "GET; /operator/operations/none; 404; does not exist",
                "GET; /metrics; 404; Add openbroker-metrics",
                "GET; /operator/none; 404; There are GET",
                "GET; /others; 404; There are GET",
                "DELETE; /operator/instances; 405; Use GET",
                "GET; /operator/operations/x/retry; 405; Use POST",
                "POST; /operator/operations/x/retry; 404; does not exist"
            })
    void tellsWhatIsWrong(String method, String path, int status, String part) {
        Answer answer = send(method, path, "ops", "0perator", "");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("description")).contains(part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "no json; 400",
                "{}; 400",
                "{\"description\": \" \"}; 400",
                "{\"description\": \"d\", \"x\": 1}; 400"
            })
    void takesNothingButADescription(String body, int status) {
        assertThat(send("POST", "/operator/operations/x/fail", "ops", "0perator", body)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void bindsItselfToJsonOfSomeLength() {
        String path = "/operator/operations/x/retry";
        HttpRequest.Builder form = HttpRequest.newBuilder(uri(path))
                .header("Authorization", Platform.basic("ops", "0perator"))
                .method("POST", BodyPublishers.ofString("a=b"));
        assertThat(platform.send(form).status()).isEqualTo(415);
        assertThat(send("POST", path, "ops", "0perator", " ".repeat(20_000)).status())
                .isEqualTo(413);
    }

    @Test
    void doesNotTakeAPlatformForAnOperator() {
        ServerSettings settings = ServerSettings.DEFAULT.withCredentials("a", "b");
        AdminSettings shared = AdminSettings.onPort(0).withViewer("a", "b");
        assertThatThrownBy(() -> settings.withAdmin(shared))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use different credentials for the admin port");
    }

    private Answer get(String path) {
        return send("GET", path, "ops", "0perator", "");
    }

    private Answer send(String method, String path, String user, String password, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).header("Authorization", Platform.basic(user, password));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json");
        }
        return platform.send(request.method(
                method, method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody()));
    }

    private URI uri(String path) {
        return URI.create(server.adminUri().orElseThrow() + path);
    }
}

package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.support.TestServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison of a platform with the broker, over HTTP. */
class ReconcileTest {

    private static final String PATH = "/operator/reconcile?platform=default";
    private static final int MIB = 1024 * 1024;

    private final TestServer server = TestServer.start(
            AdminClient.SETTINGS, ContractState.open(), new SyncBrokerDispatcher(new SyncBroker(new Backend())));
    private final Platform platform = new Platform(server.uri());
    private final AdminClient admin = new AdminClient(server, platform);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void comparesTheListOfAPlatformPageByPage() {
        platform.provision("i1", SYNC, "{}", false);
        String list = IntStream.range(0, 100_000)
                .mapToObj(i -> "{\"instance_id\":\"00000000-0000-4000-8000-%012d\"}".formatted(i))
                .collect(Collectors.joining(",", "{\"platform\":\"default\",\"instances\":[", "]}"));
        assertThat(list.length()).isBetween(5 * MIB, 8 * MIB);

        Answer first = admin.post("/operator/reconcile?limit=700", list);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("platform")).isEqualTo("default");
        assertThat(first.text("format")).isEqualTo("openbroker");
        assertThat(first.body().path("instances_on_platform_only")).hasSize(700);
        assertThat(first.body().path("ignored").findValuesAsString("instance_id"))
                .containsExactly("i1");
        Answer second = admin.post("/operator/reconcile?limit=700&after=" + first.text("next"), list);
        assertThat(second.body()
                        .path("instances_on_platform_only")
                        .get(0)
                        .path("instance_id")
                        .asString())
                .isEqualTo("00000000-0000-4000-8000-000000000700");
        assertThat(second.body().path("ignored")).isEmpty();
    }

    @Test
    void letsViewersCompareSinceNothingChanges() {
        platform.provision("i1", SYNC, "{}", false);
        Answer answer = admin.postAsViewer(PATH, "{\"instances\": []}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("warnings").get(0).asString()).contains("no service instance");
        assertThat(platform.fetch("i1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "/operator/reconcile?platform=default; garbage; 400; is not valid JSON",
                "/operator/reconcile?platform=default; {\"errors\": []}; 400; has an error instead of a list",
                "/operator/reconcile; {\"instances\": []}; 400; platform is missing",
                "/operator/reconcile?plan=p; {\"instances\": []}; 400; Supported are platform, limit, after",
                "/operator/reconcile?platform=default&after=eA; {\"instances\": []}; 400; Send the value of next",
                "/operator/reconcile?platform=default&limit=1001; {\"instances\": []}; 400; from 0 to 1000"
            })
    void tellsWhatIsWrong(String path, String body, int status, String part) {
        Answer answer = admin.post(path, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("description")).contains(part);
    }

    @Test
    void hasALimitOfItsOwn() {
        assertThat(admin.post(PATH, " ".repeat(8 * MIB)).status()).isEqualTo(400);
        Answer tooLarge = admin.post(PATH, " ".repeat(8 * MIB + 1));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.text("description")).contains("8388608 bytes");
        Answer other = admin.post("/operator/operations/o/succeed", " ".repeat(16 * 1024 + 1));
        assertThat(other.status()).isEqualTo(413);
        assertThat(other.text("description")).contains("16384 bytes");
        assertThat(admin.post(PATH, "ops", "0perator", "text/plain", "{}").status())
                .isEqualTo(415);
        assertThat(admin.post(PATH, "ops", "wrong", "application/json", "{}").status())
                .isEqualTo(401);
    }
}

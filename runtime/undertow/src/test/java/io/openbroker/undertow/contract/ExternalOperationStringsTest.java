package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Accepted;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What platforms send as {@code operation}, of which a broker that remembers nothing has to make sense. */
class ExternalOperationStringsTest {

    private static final Offer ONLY = new Offer(SloppyBroker.SERVICE, SloppyBroker.ONLY_ID);
    private static final String IDS = SloppyBroker.SERVICE + ":" + SloppyBroker.ONLY_ID;

    private final SloppyBroker sloppy = new SloppyBroker();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            new SloppyBrokerDispatcher(sloppy),
            new TopicBrokerDispatcher(new TopicBroker(new TopicServer())));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void comeBackAsTheHandlerGaveThem() {
        for (String task : List.of(
                "a",
                ":",
                "a:b:c",
                " a b ",
                "100%",
                "%41",
                "a+b",
                "é😀",
                "a\r\nb",
                "/?#&=\"'\\",
                "x".repeat(9_000),
                "&".repeat(9_000))) {
            sloppy.instance = () -> Accepted.as(task);
            sloppy.calls.clear();
            String operation = platform.provision("i", ONLY, "{}", true).operation();
            assertThat(platform.poll("i", encoded(operation)).state()).as(task).isEqualTo("succeeded");
            assertThat(sloppy.calls).containsExactly("provision", "poll ONLY " + task);
        }
    }

    @Test
    void areNotGivenOutIfNobodyCouldSendThem() {
        sloppy.instance = () -> Accepted.as("x".repeat(Accepted.MAX_LENGTH));
        assertThat(platform.provision("i", ONLY, "{}", true).status()).isEqualTo(500);
        sloppy.instance = () -> Accepted.as("a\0b");
        assertThat(platform.provision("i", ONLY, "{}", true).status()).isEqualTo(500);
    }

    @Test
    void areNotKnownIfTheyAreForged() {
        for (String forged : List.of(
                "task",
                ":",
                "::::",
                "provision",
                "provision:",
                "provision:" + IDS,
                "provision:" + IDS + ":",
                "catalog:" + IDS + ":task",
                "fetch_instance:" + IDS + ":task",
                "last_operation:" + IDS + ":task",
                "bind:" + IDS + ":task",
                "unbind:" + IDS + ":task",
                "PROVISION:" + IDS + ":task",
                "Provision:" + IDS + ":task",
                "prov\u0131s\u0131on:" + IDS + ":task",
                " provision:" + IDS + ":task",
                "provision:none:" + SloppyBroker.ONLY_ID + ":task",
                "provision:%:%:task",
                "provision:%ff:%00:task",
                "provision:${jndi:ldap://x}:p:task",
                "x".repeat(10_000),
                "8d4f1a2b-0000-4000-8000-000000000000")) {
            Answer answer = platform.poll("i", encoded(forged));
            assertThat(answer.status()).as(forged).isEqualTo(404);
            assertThat(answer.error()).as(forged).isEqualTo("NotFound");
        }
        assertThat(platform.pollBinding("i", "b", "provision:" + IDS + ":task").status())
                .isEqualTo(404);
        assertThat(sloppy.calls).isEmpty();
    }

    @Test
    void areMalformedIfNoneCouldBeSo() {
        String proper = "provision:" + IDS + ":task";
        for (String malformed : List.of(
                "%00",
                proper + "%00",
                proper + "%ff",
                "x".repeat(10_001),
                "x".repeat(50_000),
                proper + "&operation=" + proper,
                proper + "&operation=")) {
            assertThat(platform.poll("i", malformed).status()).as(malformed).isEqualTo(400);
        }
        assertThat(platform.poll("i", "x".repeat(70_000)).status()).isEqualTo(431);
        assertThat(sloppy.calls).isEmpty();
    }

    @Test
    void decideWhatIsAskedForAndNotTheHintsBesideThem() {
        String operation = "update:" + IDS + ":task";
        assertThat(platform.poll("i", operation + "&service_id=&plan_id=").state())
                .isEqualTo("succeeded");
        assertThat(platform.poll("i", operation + "&plan_id=" + SloppyBroker.GONE_ID)
                        .state())
                .isEqualTo("succeeded");
        assertThat(platform.poll("i", operation + "&plan_id=unknown").state()).isEqualTo("succeeded");
        assertThat(platform.pollBinding("i", "b", "bind:" + IDS + ":task&plan_id=unknown")
                        .state())
                .isEqualTo("succeeded");
        assertThat(platform.poll("i", operation + "&service_id=" + SloppyBroker.SERVICE)
                        .state())
                .isEqualTo("succeeded");
        assertThat(platform.poll("i", operation + "&service_id=aaaa4444-0000-4000-8000-000000000000")
                        .status())
                .isEqualTo(400);
        assertThat(sloppy.calls).containsOnly("poll ONLY task", "pollBinding ONLY task");
    }

    @Test
    void areNotFoundIfTheirPlanIsNone() {
        assertThat(platform.poll("i", "provision:" + SloppyBroker.SERVICE + ":none:task")
                        .status())
                .isEqualTo(404);
        assertThat(sloppy.calls).isEmpty();
    }

    @Test
    void breakNothingWhateverTheyAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String proper = "provision:" + IDS + ":task";
        for (int i = 0; i < 300; i++) {
            StringBuilder spoilt = new StringBuilder(proper);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(spoilt.length());
                spoilt.replace(at, at + random.nextInt(2), Character.toString(random.nextInt(1, 0xd7ff)));
            }
            String what = "seed " + seed + ": " + spoilt;
            assertThat(platform.poll("i", encoded(spoilt.toString())).status())
                    .as(what)
                    .isIn(200, 400, 404);
            assertThat(platform.pollBinding("i", "b", encoded(spoilt.toString()))
                            .status())
                    .as(what)
                    .isIn(400, 404);
        }
    }

    private static String encoded(String operation) {
        return URLEncoder.encode(operation, StandardCharsets.UTF_8);
    }
}

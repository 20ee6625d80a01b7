package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.support.TestServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Garbage in each field of requests to a broker that would otherwise say yes to everything. */
class ExternalGarbageTest {

    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String BINDING = INSTANCE + "/service_bindings/b";
    private static final List<String> IN_TEXTS = List.of("0", "true", "[]", "{}", "[\"x\"]");
    private static final List<String> IN_IDS =
            List.of("0", "true", "[]", "{}", "\"\"", "\"\\u0000\"", "\"none\"", "null");
    private static final List<String> IN_OBJECTS = List.of("0", "true", "[]", "\"x\"");

    private final SloppyBroker sloppy = new SloppyBroker();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            new SloppyBrokerDispatcher(sloppy));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void inBodiesReachesNoHandler() {
        for (Map.Entry<String, List<String>> spoilt : garbage().entrySet()) {
            for (String value : spoilt.getValue()) {
                String body = body(spoilt.getKey(), value);
                for (Answer answer : List.of(
                        platform.send("PUT", INSTANCE + "?accepts_incomplete=true", body),
                        platform.send("PATCH", INSTANCE + "?accepts_incomplete=true", body),
                        platform.send("PUT", BINDING + "?accepts_incomplete=true", body))) {
                    assertThat(answer.status()).as(body).isEqualTo(400);
                    assertThat(answer.error()).as(body).isNotEmpty();
                }
            }
        }
        assertThat(sloppy.calls).isEmpty();
    }

    @Test
    void inQueriesReachesNoHandler() {
        String service = "service_id=" + SloppyBroker.SERVICE;
        String plan = "plan_id=" + SloppyBroker.ONLY_ID;
        for (String query : List.of(
                "",
                service,
                plan,
                service + "&plan_id=",
                "service_id=&" + plan,
                "service_id=none&" + plan,
                service + "&" + plan + "&" + plan,
                service + "&" + plan + "%00",
                service + "&plan_id=%ff",
                service + "&" + plan + "&accepts_incomplete=maybe",
                service + "&" + plan + "&accepts_incomplete=",
                "service_id=" + SloppyBroker.ONLY_ID + "&" + plan)) {
            for (String path : List.of(INSTANCE, BINDING)) {
                assertThat(platform.send("DELETE", path + "?" + query, "").status())
                        .as(query)
                        .isEqualTo(400);
            }
        }
        for (String path : List.of(INSTANCE + "%00", INSTANCE + "x".repeat(1_100), "/v2/service_instances/%ff")) {
            assertThat(platform.send("DELETE", path + "?" + service + "&" + plan, "")
                            .status())
                    .as(path)
                    .isEqualTo(400);
        }
        assertThat(sloppy.calls).isEmpty();
    }

    private static Map<String, List<String>> garbage() {
        Map<String, List<String>> garbage = new LinkedHashMap<>();
        garbage.put("service_id", IN_IDS);
        garbage.put("plan_id", IN_TEXTS);
        garbage.put("context", IN_OBJECTS);
        garbage.put("parameters", IN_OBJECTS);
        return garbage;
    }

    private static String body(String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("service_id", "\"" + SloppyBroker.SERVICE + "\"");
        fields.put("plan_id", "\"" + SloppyBroker.ONLY_ID + "\"");
        fields.put("organization_guid", "\"org\"");
        fields.put("space_guid", "\"space\"");
        fields.put("context", "{\"platform\": \"cloudfoundry\"}");
        fields.put("parameters", "{}");
        fields.put(field, value);
        List<String> members = new ArrayList<>();
        fields.forEach((name, given) -> members.add("\"" + name + "\": " + given));
        return "{" + String.join(", ", members) + "}";
    }
}

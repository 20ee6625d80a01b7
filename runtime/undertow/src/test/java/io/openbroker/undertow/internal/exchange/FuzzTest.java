package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Garbage in every place, through the assembled server: each request gets an answer that is no 5xx and JSON, and after a 4xx
 * nothing has happened. A long run: {@code -Dopenbroker.fuzz.requests=1000000}; a failure names its seed.
 */
@Tag("slow")
class FuzzTest extends ServerTest {

    private static final int REQUESTS = Integer.getInteger("openbroker.fuzz.requests", 750);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");
    private static final long SEED = Long.getLong("openbroker.fuzz.seed", System.nanoTime());

    @Test
    void answersWhateverComes() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            long seed = SEED + i;
            byte[] request = new HostileRequest(new Random(seed)).next();
            int before = broker.requests.size();
            String answer = exchange(request);
            check(
                    answer,
                    before,
                    "-Dopenbroker.fuzz.requests=1 -Dopenbroker.fuzz.seed=" + seed + "\n"
                            + new String(request, StandardCharsets.ISO_8859_1) + "\n-->\n" + answer);
        }
        assertThat(get("/v2/catalog").statusCode()).isEqualTo(200);
    }

    private String exchange(byte[] request) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send(request);
            connection.finish();
            return new String(connection.receiveAll(), StandardCharsets.ISO_8859_1);
        }
    }

    private void check(String answer, int before, String what) {
        if (answer.isEmpty()) {
            // The client has said that nothing more comes before the request was whole.
            assertThat(broker.requests).as(what).hasSize(before);
            return;
        }
        // Of several answers the last one; texts in bodies speak of HTTP too.
        MatchResult start = STATUS_LINE
                .matcher(answer)
                .results()
                .reduce((one, next) -> next)
                .orElseThrow(() -> new AssertionError(what));
        String last = answer.substring(start.start());
        int status = Integer.parseInt(start.group(1));
        assertThat(status).as(what).isBetween(200, 501).isNotEqualTo(500);
        if (status >= 400) {
            assertThat(broker.requests).as(what).hasSize(before);
        }
        int body = last.indexOf("\r\n\r\n");
        String json = last.substring(body + 4);
        if (!json.isEmpty()) {
            assertThat(last.substring(0, body)).as(what).contains("Content-Type: application/json");
            assertThat(JsonMapper.shared().readTree(json).isObject()).as(what).isTrue();
        }
    }
}

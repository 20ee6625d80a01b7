package io.openbroker.undertow.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One platform sends bodies that never end, on as many connections as it likes, and another one notices nothing. */
class FairShareTest extends ServerTest {

    private static final String CF = "/cf/v2/service_instances/";
    private static final String K8S = "/k8s/v2/service_instances/";
    private static final int MORE_THAN_ALL = RequestLimits.DEFAULT.maxRequests() + 50;
    private static final int REJECTIONS_IN_A_ROW = 20;
    private static final String LARGE = " ".repeat(1_000_000);

    private final List<RawConnection> slow = new ArrayList<>();

    @Override
    protected ServerSettings settings() {
        return super.settings()
                .withPlatformCredentials("cf", "user", "pass")
                .withPlatformCredentials("k8s", "user", "pass");
    }

    @AfterEach
    void closeConnections() throws Exception {
        for (RawConnection connection : slow) {
            connection.close();
        }
    }

    @Test
    void aThousandSlowBodiesOfOnePlatformLeaveRoomForOthers() throws Exception {
        for (int i = 0; i < MORE_THAN_ALL; i++) {
            RawConnection connection = new RawConnection(server.port());
            slow.add(connection);
            connection.send("PUT " + CF + i + " HTTP/1.1\r\n" + RawConnection.HEADERS
                    + "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n");
            boolean hasPlace = i < RequestLimits.DEFAULT.maxRequestsOfPlatform();
            assertThat(connection.receive().status()).isEqualTo(hasPlace ? 100 : 503);
            if (hasPlace) {
                connection.send("{");
            }
        }

        HttpResponse<String> own = put(CF + "i", BODY);
        assertThat(own.statusCode()).isEqualTo(503);
        assertThat(own.body()).contains("\"Overloaded\"", "of all platforms or of this one");
        assertThat(put(K8S + "i", BODY).statusCode()).isEqualTo(201);
        assertThat(put(INSTANCE, BODY).statusCode()).isEqualTo(201);

        // Each place is free again when its connection has ended.
        for (RawConnection connection : slow) {
            connection.close();
        }
        assertThat(eventuallyAccepted(CF + "i")).isTrue();
    }

    @Test
    void largeBodiesOfOnePlatformLeaveMemoryForOthers() throws Exception {
        long heap = Runtime.getRuntime().maxMemory();
        int moreThanAll = (int) (heap / 32 / LARGE.length()) + 10;
        for (int i = 0; i < moreThanAll; i++) {
            slow.add(start(CF + i, LARGE.length() + 1, LARGE));
        }
        assertThat(eventuallyWithoutMemory(CF)).isTrue();
        assertThat(put(K8S + "i", BODY + LARGE).statusCode()).isEqualTo(201);
        assertThat(put(CF + "i", BODY).statusCode()).isEqualTo(201);
    }

    private RawConnection start(String target, int length, String body) throws Exception {
        RawConnection connection = new RawConnection(server.port());
        connection.send("PUT " + target + " HTTP/1.1\r\n" + RawConnection.HEADERS + "Content-Length: " + length
                + "\r\n\r\n" + body);
        return connection;
    }

    private HttpResponse<String> put(String target, String body) throws Exception {
        return send(request("PUT", target, BodyPublishers.ofString(body)));
    }

    /**
     * Whether the server comes to reject large bodies. It reads the bodies that were sent when it gets to them; until it has read
     * all, those that it rejects leave their memory to others, so one rejection is not enough.
     */
    private boolean eventuallyWithoutMemory(String prefix) throws Exception {
        int rejected = 0;
        for (int tries = 0; tries < 1_000 && rejected < REJECTIONS_IN_A_ROW; tries++) {
            boolean accepted = put(prefix + "large-" + tries, BODY + LARGE).statusCode() < 300;
            rejected = accepted ? 0 : rejected + 1;
        }
        return rejected == REJECTIONS_IN_A_ROW;
    }

    private boolean eventuallyAccepted(String target) throws Exception {
        for (int tries = 0; tries < 1_000; tries++) {
            if (put(target, BODY).statusCode() < 300) {
                return true;
            }
        }
        return false;
    }
}

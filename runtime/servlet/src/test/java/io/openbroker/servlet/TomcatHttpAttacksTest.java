package io.openbroker.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.attack.HttpAttacks;
import io.openbroker.undertow.attack.Target;
import io.openbroker.undertow.support.RawConnection;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

class TomcatHttpAttacksTest extends HttpAttacks {

    private static final Pattern LF_ALONE = Pattern.compile("Content-Length: \\d+\n");

    private final VictimContainer server = new VictimContainer(Container.Make.TOMCAT);

    @Override
    protected Target target() {
        return server.target();
    }

    /**
     * Tomcat ignores {@code Content-Length} beside chunks and closes the connection, as RFC 9112, 6.1 allows; and LF ends its lines,
     * as 2.2 allows, so that what follows is a request like any other.
     */
    @Override
    protected void assertHarmless(String request, RawConnection connection) throws IOException {
        if (request.contains("Content-Length: ") && request.contains("Transfer-Encoding: chunked\r\n")) {
            assertThat(connection.receive().status()).isEqualTo(201);
            assertThat(connection.isClosedByServer()).isTrue();
            assertThat(target().handled().getAsInt()).isOne();
        } else if (LF_ALONE.matcher(request).find()) {
            assertThat(connection.receive().status()).isEqualTo(201);
            assertThat(connection.receive().status()).isEqualTo(201);
            assertThat(target().handled().getAsInt()).isEqualTo(2);
        } else {
            super.assertHarmless(request, connection);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }
}

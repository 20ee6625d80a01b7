package io.openbroker.undertow.attack;

import io.openbroker.undertow.support.VictimServer;
import org.junit.jupiter.api.AfterEach;

class UndertowHttpAttacksTest extends HttpAttacks {

    private final VictimServer server = new VictimServer();

    @Override
    protected Target target() {
        return server.target();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}

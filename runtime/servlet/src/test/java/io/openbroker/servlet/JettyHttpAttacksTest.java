package io.openbroker.servlet;

import io.openbroker.undertow.attack.HttpAttacks;
import io.openbroker.undertow.attack.Target;
import org.junit.jupiter.api.AfterEach;

class JettyHttpAttacksTest extends HttpAttacks {

    private final VictimContainer server = new VictimContainer(Container.Make.JETTY);

    @Override
    protected Target target() {
        return server.target();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}

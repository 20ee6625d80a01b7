package io.openbroker.servlet;

import io.openbroker.undertow.attack.AuthenticationAttacks;
import io.openbroker.undertow.attack.Target;
import org.junit.jupiter.api.AfterEach;

class JettyAuthenticationAttacksTest extends AuthenticationAttacks {

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

package io.openbroker.servlet;

import io.openbroker.undertow.attack.AuthenticationAttacks;
import io.openbroker.undertow.attack.Target;
import org.junit.jupiter.api.AfterEach;

class TomcatAuthenticationAttacksTest extends AuthenticationAttacks {

    private final VictimContainer server = new VictimContainer(Container.Make.TOMCAT);

    @Override
    protected Target target() {
        return server.target();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}

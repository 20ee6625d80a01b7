package io.openbroker.servlet;

import io.openbroker.runtime.PublicApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void isListed() throws Exception {
        PublicApi.of(OpenBrokerServlet.class).hold(Path.of("api.txt"));
    }
}

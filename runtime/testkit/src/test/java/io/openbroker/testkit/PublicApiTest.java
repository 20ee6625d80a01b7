package io.openbroker.testkit;

import io.openbroker.runtime.PublicApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void isListed() throws Exception {
        PublicApi.of(TestBroker.class).hold(Path.of("api.txt"));
    }
}

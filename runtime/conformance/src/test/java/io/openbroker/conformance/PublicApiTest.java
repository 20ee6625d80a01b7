package io.openbroker.conformance;

import io.openbroker.runtime.PublicApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void isListed() throws Exception {
        PublicApi.of(Conformance.class).hold(Path.of("api.txt"));
    }
}

package io.openbroker.tls;

import io.openbroker.runtime.PublicApi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    @Test
    void isListed() throws Exception {
        PublicApi.of(PemTlsProvider.class).hold(Path.of("api.txt"));
    }
}

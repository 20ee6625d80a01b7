package io.openbroker.tls;

import io.openbroker.undertow.attack.Http2Attacks;
import io.openbroker.undertow.attack.Target;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class UndertowHttp2AttacksTest extends Http2Attacks {

    private final TlsVictim server;

    UndertowHttp2AttacksTest(@TempDir Path directory) throws IOException {
        server = TlsVictim.start(directory);
    }

    @Override
    protected Target target() {
        return server.target();
    }

    @AfterEach
    void stop() {
        server.close();
    }
}

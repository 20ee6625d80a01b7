package io.openbroker.sample.embedding.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.sample.embedding.EmbeddingContract;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TomcatServerTest extends EmbeddingContract {

    @Override
    protected String mainClass() {
        return TomcatServer.class.getName();
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("PORT", "0", "BROKER_PASSWORD", PASSWORD);
    }

    @Override
    protected Pattern listening() {
        return Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");
    }

    @Test
    void servesTheProgramsOwnPage() throws Exception {
        assertThat(get("/").body()).matches("There are \\d+ files\\.\\R");
        assertThat(get("/health/ready").body()).contains("ready");
    }
}

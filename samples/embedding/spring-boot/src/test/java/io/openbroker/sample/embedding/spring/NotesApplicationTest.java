package io.openbroker.sample.embedding.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.sample.embedding.EmbeddingContract;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NotesApplicationTest extends EmbeddingContract {

    @Override
    protected String mainClass() {
        return NotesApplication.class.getName();
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("SERVER_PORT", "0", "OPENBROKER_PASSWORD", PASSWORD);
    }

    @Override
    protected Pattern listening() {
        return Pattern.compile("Tomcat started on port (\\d+)");
    }

    @Test
    void servesItsOwnEndpoint() throws Exception {
        assertThat(get("/notes").body()).matches("\\{\"notes\":\\d+}");
    }
}

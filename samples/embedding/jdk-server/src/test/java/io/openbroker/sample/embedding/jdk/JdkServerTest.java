package io.openbroker.sample.embedding.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.sample.embedding.EmbeddingContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JdkServerTest extends EmbeddingContract {

    private static final Pattern CODE = Pattern.compile("\\s*(?!import |package |//|/?\\*)\\S.*");

    @Override
    protected String mainClass() {
        return JdkServer.class.getName();
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("PORT", "0", "BROKER_PASSWORD", PASSWORD);
    }

    @Override
    protected Pattern listening() {
        return Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");
    }

    /** As the guide says. */
    @Test
    void has80LinesAtMost() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            long lines = 0;
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(source).stream()
                        .filter(line -> CODE.matcher(line).matches())
                        .count();
            }
            assertThat(lines).isLessThanOrEqualTo(80);
        }
    }
}

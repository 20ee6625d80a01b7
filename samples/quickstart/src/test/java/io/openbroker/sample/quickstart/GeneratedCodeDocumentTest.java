package io.openbroker.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/generated-code.md} to what is generated; {@code -Dgolden.update=true} writes it anew. */
class GeneratedCodeDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "generated-code.md");
    private static final Path GENERATED =
            Path.of("target", "generated-sources", "annotations", "io", "openbroker", "sample", "quickstart");

    @Test
    void showsTheGeneratedClass() throws IOException {
        String document = Files.readString(DOCUMENT);
        String begin = "<!-- begin: QuickstartBrokerDispatcher -->\n```java\n";
        int from = document.indexOf(begin) + begin.length();
        int to = document.indexOf("```\n<!-- end -->", from);
        String generated = Files.readString(GENERATED.resolve("QuickstartBrokerDispatcher.java"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, from) + generated + document.substring(to));
        } else {
            assertThat(document.substring(from, to)).isEqualTo(generated);
        }
    }
}

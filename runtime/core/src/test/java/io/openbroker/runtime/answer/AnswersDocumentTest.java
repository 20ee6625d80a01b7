package io.openbroker.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OsbOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/answers.md} to the table of outcomes; {@code -Dgolden.update=true} writes the table anew. */
class AnswersDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "answers.md");
    private static final String BEGIN = "<!-- begin: generated from Outcome -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void documentsEveryOutcome() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table() + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end)).isEqualTo(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| Status | `error` | When | Operations |\n|---|---|---|---|\n");
        for (Outcome outcome : Outcome.values()) {
            String status = outcome.status() == 0 ? "4xx, 5xx" : Integer.toString(outcome.status());
            String error = outcome.error().map(code -> "`" + code + "`").orElse("");
            table.append("| %s | %s | %s | %s |\n".formatted(status, error, outcome.when(), operations(outcome)));
        }
        return table.toString();
    }

    private static String operations(Outcome outcome) {
        if (outcome.operations().size() == OsbOperation.values().length) {
            return "all";
        }
        return outcome.operations().stream()
                .map(operation -> operation.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}

package io.openbroker.runtime.internal.answer;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/answers.md} to the table of outcomes; {@code -Dgolden.update=true} writes the table anew. */
class AnswersDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "answers.md");

    @Test
    void documentsEveryOutcome() throws IOException {
        GeneratedPart.of(DOCUMENT, "Outcome").hold(table());
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

package io.openbroker.runtime.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/answers.md} to the table of outcomes; {@code -Dgolden.update=true} writes the table anew. */
class AnswersDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "answers.md");

    @Test
    void documentsEveryOutcome() throws IOException {
        GeneratedPart.of(DOCUMENT, "Outcome").hold(table(OsbOperation.values(), Outcome::operations));
    }

    @Test
    void documentsEveryOutcomeOfTheAdminPort() throws IOException {
        GeneratedPart.of(DOCUMENT, "Outcome, admin port")
                .hold(table(AdminOperation.values(), Outcome::adminOperations));
    }

    @Test
    void everyOutcomeIsThatOfAnOperation() {
        assertThat(Outcome.values())
                .allMatch(outcome -> !outcome.operations().isEmpty()
                        || !outcome.adminOperations().isEmpty());
    }

    private static <O extends Enum<O>> String table(O[] all, Function<Outcome, Set<O>> operations) {
        StringBuilder table = new StringBuilder("| Status | `error` | When | Operations |\n|---|---|---|---|\n");
        for (Outcome outcome : Outcome.values()) {
            Set<O> ending = operations.apply(outcome);
            if (!ending.isEmpty()) {
                String status = outcome.status() == 0 ? "4xx, 5xx" : Integer.toString(outcome.status());
                String error = outcome.error().map(code -> "`" + code + "`").orElse("");
                table.append("| %s | %s | %s | %s |\n"
                        .formatted(status, error, outcome.when(), ending.size() == all.length ? "all" : names(ending)));
            }
        }
        return table.toString();
    }

    private static String names(Set<? extends Enum<?>> operations) {
        return operations.stream()
                .map(operation -> operation.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}

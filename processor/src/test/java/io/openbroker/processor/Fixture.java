package io.openbroker.processor;

import io.openbroker.processor.diagnostic.DiagnosticCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A source with a mistake, and what the compiler says of it below the line that is wrong. */
record Fixture(List<String> source, List<String> messages) {

    private static final String MARK = "// ^";

    Fixture {
        source = List.copyOf(source);
        messages = List.copyOf(messages);
    }

    /** The first fixture for a code; the others show variants of the mistake. */
    static Fixture of(DiagnosticCode code) {
        String name = code.simpleName();
        Path plain = Goldens.path("fixtures").resolve(name + ".java");
        Path file = Files.exists(plain)
                ? plain
                : Goldens.list("fixtures").stream()
                        .filter(path -> path.getFileName().toString().startsWith(name + "_"))
                        .findFirst()
                        .orElseThrow();
        return parse(Goldens.read(file));
    }

    static Fixture parse(String text) {
        List<String> lines = text.lines().toList();
        return new Fixture(
                lines.stream().filter(line -> !isMark(line)).toList(),
                lines.stream()
                        .filter(Fixture::isMark)
                        .map(line -> line.strip().replaceFirst("// \\^\\d+ ", ""))
                        .toList());
    }

    private static boolean isMark(String line) {
        return line.strip().startsWith(MARK);
    }
}

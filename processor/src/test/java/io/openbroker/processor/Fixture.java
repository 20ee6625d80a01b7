package io.openbroker.processor;

import io.openbroker.processor.diagnostic.DiagnosticCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A source with a mistake, what the compiler says of it, and the same source without the mistake. It is written as a diff: lines that
 * start with {@code -} are only in the wrong source, those that start with {@code +} only in the right one, all others in both.
 * Only the first fixture of a code has such lines, unless its mistake is not in the source.
 * Lines of the form {@code // ^column KIND text} are what the compiler says of the line above them.
 */
record Fixture(List<Line> lines, List<String> messages) {

    static final String MARK = "// ^";

    /** Which of both sources has a line. The sign is what the line starts with in the file. */
    enum Side {
        BOTH(""),
        WRONG("-"),
        RIGHT("+");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }

        private static Side of(String written) {
            return written.startsWith(WRONG.sign) ? WRONG : written.startsWith(RIGHT.sign) ? RIGHT : BOTH;
        }
    }

    /** A line of a source, without its sign. */
    record Line(Side side, String text) {

        private static Line of(String written) {
            Side side = Side.of(written);
            return new Line(side, written.substring(side.sign.length()));
        }

        String written() {
            return side.sign + text;
        }
    }

    Fixture {
        lines = List.copyOf(lines);
        messages = List.copyOf(messages);
    }

    /** The first fixture for a code; the others show variants of the mistake. */
    static Fixture of(DiagnosticCode code) {
        return read(file(code));
    }

    static Path file(DiagnosticCode code) {
        String name = code.simpleName();
        Path plain = Goldens.path("fixtures").resolve(name + ".java");
        return Files.exists(plain)
                ? plain
                : Goldens.list("fixtures").stream()
                        .filter(path -> path.getFileName().toString().startsWith(name + "_"))
                        .findFirst()
                        .orElseThrow();
    }

    static Fixture read(Path file) {
        try {
            return parse(Goldens.read(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Throws {@link IllegalArgumentException} if a change takes a line away and writes it again. */
    static Fixture parse(String text) {
        List<Line> lines = text.lines()
                .filter(line -> !line.startsWith(MARK))
                .map(Line::of)
                .toList();
        checkChanges(lines);
        return new Fixture(
                lines,
                text.lines()
                        .filter(line -> line.startsWith(MARK))
                        .map(line -> line.replaceFirst("// \\^-?\\d+ ", ""))
                        .toList());
    }

    private static void checkChanges(List<Line> lines) {
        List<String> takenAway = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Line line : lines) {
            switch (line.side()) {
                case BOTH -> {
                    takenAway.clear();
                    added.clear();
                }
                case WRONG -> takenAway.add(line.text());
                case RIGHT -> added.add(line.text());
            }
            if (takenAway.contains(line.text()) && added.contains(line.text())) {
                throw new IllegalArgumentException(
                        "The line \"%s\" is marked with - and with +. Write it once, without a sign, because both sources have it."
                                .formatted(line.text()));
            }
        }
    }

    boolean hasChanges() {
        return lines.stream().anyMatch(line -> line.side() != Side.BOTH);
    }

    String wrong() {
        return without(Side.RIGHT);
    }

    String right() {
        return without(Side.WRONG);
    }

    private String without(Side side) {
        return lines.stream()
                .filter(line -> line.side() != side)
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }
}

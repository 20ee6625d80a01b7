package io.openbroker.osb.internal.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows in aligned columns. Not for use by several threads. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table without a heading. */
    public Table() {}

    /** Creates a table with a heading. */
    public Table(String... heading) {
        row(heading);
    }

    /** Adds a row; values may come from a broker. */
    public Table row(String... values) {
        rows.add(Arrays.stream(values).map(VisibleText::of).toList());
        return this;
    }

    /** Returns the lines; the last column is cut at the width. */
    public List<String> lines(int width) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        return rows.stream().map(row -> cut(line(row, widths), width)).collect(Collectors.toList());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .append(" ".repeat(widths[column] - length(row.get(column))))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String line, int width) {
        return length(line) <= width ? line : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

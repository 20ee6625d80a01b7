package io.openbroker.processor.diagnostic;

import java.util.Comparator;

/**
 * A place in a file that the compiler does not know as a source.
 *
 * @param file the file as the user names it
 * @param line its line, from 1
 * @param column its column, from 1
 * @param pointer the JSON pointer to the value; empty for the whole document
 */
public record FilePlace(String file, int line, int column, String pointer) implements Comparable<FilePlace> {

    private static final Comparator<FilePlace> ORDER = Comparator.comparing(FilePlace::file)
            .thenComparingInt(FilePlace::line)
            .thenComparingInt(FilePlace::column)
            .thenComparing(FilePlace::pointer);

    /** The place of what a member or an element holds. */
    public FilePlace within(int valueLine, int valueColumn, String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new FilePlace(file, valueLine, valueColumn, pointer + "/" + escaped);
    }

    @Override
    public int compareTo(FilePlace other) {
        return ORDER.compare(this, other);
    }

    /** As messages show it, so that a terminal makes a link of it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + (pointer.isEmpty() ? "" : " " + pointer);
    }
}

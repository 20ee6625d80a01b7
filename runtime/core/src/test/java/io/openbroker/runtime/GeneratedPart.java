package io.openbroker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document between two marks, which a run with {@code -Dgolden.update=true} writes anew. */
public final class GeneratedPart {

    private static final String END = "<!-- end -->";

    private final Path document;
    private final String begin;

    private GeneratedPart(Path document, String begin) {
        this.document = document;
        this.begin = begin;
    }

    /**
     * A part of a document.
     *
     * @param document the document
     * @param source what it is generated from, as the mark says
     * @return the part
     */
    public static GeneratedPart of(Path document, String source) {
        return new GeneratedPart(document, "<!-- begin: generated from " + source + " -->\n");
    }

    /**
     * Holds the document to what is generated now.
     *
     * @param generated what belongs between the marks
     * @throws IOException if the document cannot be read or written
     */
    public void hold(String generated) throws IOException {
        String text = Files.readString(document);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END, from);
        assertThat(text.indexOf(begin)).as("%sin %s", begin, document).isNotNegative();
        assertThat(to).as("%s in %s", END, document).isNotNegative();
        String expected = text.substring(0, from) + generated + text.substring(to);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(document, expected);
        }
        assertThat(Files.readString(document)).isEqualTo(expected);
    }
}

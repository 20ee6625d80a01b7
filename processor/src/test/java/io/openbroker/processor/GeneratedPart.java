package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The part of a document between two marks, which a run with {@code -Dgolden.update=true} writes anew. */
final class GeneratedPart {

    private static final String END = "<!-- end -->";

    private final Path document;
    private final String begin;

    private GeneratedPart(Path document, String begin) {
        this.document = document;
        this.begin = begin;
    }

    static GeneratedPart of(Path document, String source) {
        return new GeneratedPart(document, "<!-- begin: generated from " + source + " -->\n");
    }

    /** Fails if the document says something else. */
    void hold(String expected) {
        String text = Goldens.read(document);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END, from);
        assertThat(to).as("the marks in %s", document).isGreaterThan(begin.length());
        if (Goldens.update()) {
            Goldens.write(document, text.substring(0, from) + expected + text.substring(to));
        }
        assertThat(Goldens.read(document)).isEqualTo(text.substring(0, from) + expected + text.substring(to));
    }
}

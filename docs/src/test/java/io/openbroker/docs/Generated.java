package io.openbroker.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a page that is made from the code. */
final class Generated {

    private Generated() {}

    /**
     * Compares what stands between {@code <!-- begin: generated from SOURCE -->} and {@code <!-- end -->} with what is
     * expected; {@code -Dgolden.update=true} writes it anew.
     */
    static void check(String page, String source, String expected) throws IOException {
        Path file = Page.ROOT.resolve(page);
        String text = Files.readString(file);
        String begin = "<!-- begin: generated from " + source + " -->\n";
        assertThat(text).contains(begin);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- end -->", from);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).isEqualTo(expected);
        }
    }
}

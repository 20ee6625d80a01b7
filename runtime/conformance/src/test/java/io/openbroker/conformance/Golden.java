package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that change only on purpose: a run with {@code -Dgolden.update=true} writes them anew. */
public final class Golden {

    private Golden() {}

    /** Holds a file to a text. */
    public static void hold(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("%s; run with -Dgolden.update=true if the change is meant", file)
                .isEqualTo(text);
    }
}

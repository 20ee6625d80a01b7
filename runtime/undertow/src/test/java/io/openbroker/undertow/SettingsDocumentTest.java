package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/settings.md} to the settings there are; {@code -Dgolden.update=true} writes the table anew. */
class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "settings.md");
    private static final String BEGIN = "<!-- begin: generated from Setting -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void documentsEverySetting() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table() + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end)).isEqualTo(table());
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("| Environment | Property | What it sets | Default |\n|---|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            table.append("| `%s`%s | `%s` | %s | %s |\n"
                    .formatted(
                            setting.variable(),
                            setting.secret() ? " \\*" : "",
                            setting.property(),
                            setting.meaning(),
                            setting.initial().orElse("")));
        }
        return table.toString();
    }
}

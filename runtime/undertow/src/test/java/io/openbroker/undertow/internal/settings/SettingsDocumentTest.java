package io.openbroker.undertow.internal.settings;

import io.openbroker.runtime.GeneratedPart;
import io.openbroker.runtime.internal.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/settings.md} to the settings there are; {@code -Dgolden.update=true} writes the table anew. */
class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "settings.md");

    @Test
    void documentsEverySetting() throws IOException {
        GeneratedPart.of(DOCUMENT, "Setting").hold(table());
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
                            setting.description(),
                            setting.initial().orElse("")));
        }
        return table.toString();
    }
}

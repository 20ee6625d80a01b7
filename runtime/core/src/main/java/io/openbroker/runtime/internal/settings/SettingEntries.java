package io.openbroker.runtime.internal.settings;

import io.openbroker.model.Platform;
import java.util.ArrayList;
import java.util.List;

/** Splits settings with several entries. */
final class SettingEntries {

    private SettingEntries() {}

    /** An entry of the form {@code platform=value}. */
    record OfPlatform(Platform platform, String value, String place) {}

    static List<String> blanks(SettingValues values, Setting setting) {
        return split(values, setting, "\\s+");
    }

    static List<String> semicolons(SettingValues values, Setting setting) {
        return split(values, setting, "\\s*;\\s*");
    }

    private static List<String> split(SettingValues values, Setting setting, String separator) {
        return values.text(setting)
                .map(String::strip)
                .map(text -> List.of(text.split(separator, -1)))
                .orElse(List.of());
    }

    /** The name of an entry in a message, which must not show the entry itself. */
    static String place(SettingValues values, Setting setting, int index) {
        return "Entry " + (index + 1) + " of " + values.where(setting);
    }

    static List<OfPlatform> ofPlatforms(SettingValues values, Setting setting, List<String> entries) {
        List<OfPlatform> result = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            String place = place(values, setting, i);
            int equals = entry.indexOf('=');
            if (equals < 1) {
                values.problem(place + " names no platform. Use platform=value, such as cf=...");
            } else {
                result.add(
                        new OfPlatform(new Platform(entry.substring(0, equals)), entry.substring(equals + 1), place));
            }
        }
        return result;
    }
}

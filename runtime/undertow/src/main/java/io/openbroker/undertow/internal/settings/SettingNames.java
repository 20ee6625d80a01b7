package io.openbroker.undertow.internal.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of settings in one kind of source. */
public enum SettingNames {
    VARIABLE(Setting.VARIABLE_PREFIX, "_FILE") {
        @Override
        String of(Setting setting) {
            return setting.variable();
        }
    },
    PROPERTY(Setting.PROPERTY_PREFIX, "-file") {
        @Override
        String of(Setting setting) {
            return setting.property();
        }
    };

    private final String prefix;
    private final String fileSuffix;

    SettingNames(String prefix, String fileSuffix) {
        this.prefix = prefix;
        this.fileSuffix = fileSuffix;
    }

    abstract String of(Setting setting);

    /** The name that gives the file of a secret. */
    public String ofFile(Setting secret) {
        return of(secret) + fileSuffix;
    }

    boolean hasPrefix(String given) {
        return given.startsWith(prefix);
    }

    /** All names, those for the files of secrets included. */
    List<String> all() {
        return Arrays.stream(Setting.values())
                .flatMap(setting -> setting.secret() ? Stream.of(of(setting), ofFile(setting)) : Stream.of(of(setting)))
                .toList();
    }

    /** The name with the fewest edits, if they are few for its length; prefix, case and separators do not matter. */
    Optional<String> nearest(String given) {
        String stem = stem(given);
        return all().stream()
                .min(Comparator.comparingInt(name -> distance(stem, stem(name))))
                .filter(name -> distance(stem, stem(name)) <= stem(name).length() / 3);
    }

    private static String stem(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^openbroker[._-]", "")
                .replaceAll("[._]", "-");
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

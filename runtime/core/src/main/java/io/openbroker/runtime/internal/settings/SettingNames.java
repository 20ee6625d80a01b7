package io.openbroker.runtime.internal.settings;

import io.openbroker.catalog.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of settings in one kind of source. */
public enum SettingNames {
    VARIABLE(Setting.VARIABLE_PREFIX, "_FILE") {
        @Override
        public String of(Setting setting) {
            return setting.variable();
        }
    },
    PROPERTY(Setting.PROPERTY_PREFIX, "-file") {
        @Override
        public String of(Setting setting) {
            return setting.property();
        }
    };

    private final String prefix;
    private final String fileSuffix;

    SettingNames(String prefix, String fileSuffix) {
        this.prefix = prefix;
        this.fileSuffix = fileSuffix;
    }

    /** The name of a setting. */
    public abstract String of(Setting setting);

    /** The name that gives the file of a secret. */
    public String ofFile(Setting secret) {
        return of(secret) + fileSuffix;
    }

    boolean hasPrefix(String given) {
        return given.startsWith(prefix);
    }

    /** All names, those for the files of secrets included. */
    public List<String> all() {
        return Arrays.stream(Setting.values())
                .flatMap(setting -> setting.secret() ? Stream.of(of(setting), ofFile(setting)) : Stream.of(of(setting)))
                .toList();
    }

    /** The nearest name; prefix, case and separators do not matter. */
    Optional<String> nearest(String given) {
        return NearestName.find(given, all(), SettingNames::stem);
    }

    private static String stem(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^openbroker[._-]", "")
                .replaceAll("[._]", "-");
    }
}

package io.openbroker.undertow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How settings are called in one kind of source. */
enum Spelling {
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

    Spelling(String prefix, String fileSuffix) {
        this.prefix = prefix;
        this.fileSuffix = fileSuffix;
    }

    abstract String of(Setting setting);

    /** The name under which a file with the value of a secret is given. */
    String ofFile(Setting secret) {
        return of(secret) + fileSuffix;
    }

    /** Whether somebody who gives that name means a setting of ours. */
    boolean isOurs(String name) {
        return name.startsWith(prefix);
    }

    /** All names there are, also those for the files of secrets. */
    List<String> known() {
        List<String> names = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            names.add(of(setting));
            if (setting.secret()) {
                names.add(ofFile(setting));
            }
        }
        return names;
    }

    /** What of a name is compared with others: the same for every way to write it. */
    static String stem(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceFirst("^openbroker[._-]", "")
                .replaceAll("[._]", "-");
    }
}

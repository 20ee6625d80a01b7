package io.openbroker.runtime.internal.settings;

import io.openbroker.runtime.ListedSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lists settings as admins see them. */
public final class SettingList {

    private SettingList() {}

    /** All settings with their defaults, under the names of their variables. */
    public static List<ListedSetting> defaults() {
        return of(SettingNames.VARIABLE, setting -> true, setting -> Optional.empty());
    }

    /** The setting with the name of a variable. */
    public static Optional<Setting> named(String variable) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }

    /** @param shown tells which settings have an effect */
    static List<ListedSetting> of(
            SettingNames names, Predicate<Setting> shown, Function<Setting, Optional<GivenValue>> given) {
        return Arrays.stream(Setting.values())
                .filter(shown)
                .map(setting -> listed(names.of(setting), setting, given.apply(setting)))
                .toList();
    }

    private static ListedSetting listed(String name, Setting setting, Optional<GivenValue> given) {
        Optional<String> value = given.map(GivenValue::value).map(String::strip).or(setting::initial);
        return new ListedSetting(
                name,
                setting.secret() ? Optional.empty() : value.map(text -> shown(setting, text)),
                given.map(GivenValue::place).orElse(ListedSetting.DEFAULT),
                setting.description(),
                setting.secret(),
                given.isPresent());
    }

    private static String shown(Setting setting, String text) {
        return setting == Setting.STATE ? withoutLogin(text) : withoutUser(text);
    }

    /** The location of a state without user, password and options, which may be secret. */
    public static String withoutLogin(String location) {
        return withoutUser(location.replaceFirst("[?;].*", ""));
    }

    private static String withoutUser(String text) {
        return text.replaceFirst("//.*@", "//");
    }
}

package io.openbroker.runtime.internal.settings;

import io.openbroker.runtime.ListedSetting;
import io.openbroker.runtime.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The values of all settings. System properties take precedence over environment variables, and these over lines of the
 * settings file. Collects all problems. For use by one thread.
 */
public final class SettingValues {

    private final SettingNames names;
    private final String list;
    private final List<SettingSource> sources = new ArrayList<>();
    private final Map<Setting, GivenValue> values = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    private SettingValues(SettingNames names, String list) {
        this.names = names;
        this.list = list;
    }

    /** The settings of a process. */
    public static SettingValues ofProcess(Map<String, String> environment, Properties systemProperties) {
        SettingValues settings = new SettingValues(SettingNames.VARIABLE, "--help");
        settings.add(SettingSource.systemProperties(systemProperties), true);
        settings.add(SettingSource.environment(environment), true);
        settings.find(Setting.CONFIG).ifPresent(settings::addFile);
        settings.take();
        return settings;
    }

    /**
     * The settings in the sources of a server.
     *
     * @param sources the sources, that which counts most first, without names that are none of our business
     * @param names how messages name settings that are not set
     * @param list where all settings are listed, for messages about unknown ones
     */
    public static SettingValues of(List<SettingSource> sources, SettingNames names, String list) {
        SettingValues settings = new SettingValues(names, list);
        sources.forEach(source -> settings.add(source, false));
        settings.take();
        return settings;
    }

    private void add(SettingSource source, boolean prefixedOnly) {
        problems.addAll(source.unknown(prefixedOnly, list));
        sources.add(source);
    }

    private void take() {
        for (Setting setting : Setting.values()) {
            find(setting).ifPresent(given -> values.put(setting, given));
        }
    }

    private void addFile(GivenValue named) {
        Map<String, GivenValue> lines = SettingFile.read(named, problems);
        Optional.ofNullable(lines.remove(Setting.CONFIG.property()))
                .ifPresent(line -> problems.add(line.where() + " names another file. Put all settings into one file."));
        add(SettingSource.file(lines), false);
    }

    private Optional<GivenValue> find(Setting setting) {
        return sources.stream()
                .flatMap(source -> find(setting, source).stream())
                .findFirst();
    }

    private Optional<GivenValue> find(Setting setting, SettingSource source) {
        Optional<GivenValue> value = source.find(setting);
        Optional<GivenValue> file = setting.secret() ? source.findFile(setting) : Optional.empty();
        if (value.isPresent() && file.isPresent()) {
            problems.add(value.get().where() + " and " + file.get().where() + " are both set. Remove one of the two.");
            return value;
        }
        return value.or(() -> file.flatMap(named -> SecretFile.read(named, problems)));
    }

    /** A secret as it is, since blanks may be part of it; any other value without surrounding blanks. */
    public Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting))
                .map(given -> setting.secret() ? given.value() : given.value().strip());
    }

    /**
     * The settings as admins see them.
     *
     * @param shown tells which settings have an effect
     */
    public List<ListedSetting> listed(Predicate<Setting> shown) {
        return SettingList.of(names, shown, setting -> Optional.ofNullable(values.get(setting)));
    }

    /** Whether a value other than the default is set. */
    public boolean changed(Setting setting) {
        return text(setting).isPresent() && !text(setting).equals(setting.initial());
    }

    /** A whole number; the default if it is not set or invalid. */
    public int number(Setting setting, int min, int max) {
        int initial = Integer.parseInt(setting.initial().orElseThrow());
        return text(setting).flatMap(text -> parsed(setting, text, min, max)).orElse(initial);
    }

    private Optional<Integer> parsed(Setting setting, String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number that is out of range.
        }
        String problem = where(setting) + " is \"" + text + "\". Use a whole number from " + min + " to " + max + ".";
        // One that limits several things is read several times.
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
        return Optional.empty();
    }

    /** A whole number without a default. */
    public Optional<Integer> optionalNumber(Setting setting, int min, int max) {
        return text(setting).map(text -> parsed(setting, text, min, max).orElse(min));
    }

    /** A time in whole seconds. */
    public Duration seconds(Setting setting, int min, int max) {
        return Duration.ofSeconds(number(setting, min, max));
    }

    /** One of several words; the default if it is not set or invalid. */
    public String choice(Setting setting, List<String> words) {
        return choice(setting, words, setting.initial().orElseThrow());
    }

    /** One of several words; another one if it is not set or invalid. */
    public String choice(Setting setting, List<String> words, String initial) {
        String word = text(setting).orElse(initial);
        if (words.contains(word)) {
            return word;
        }
        problems.add(where(setting) + " is \"" + word + "\". Use "
                + words.stream().collect(Collectors.joining(" or ")) + ".");
        return initial;
    }

    /** A file or directory. */
    public Optional<Path> path(Setting setting) {
        return text(setting).map(Path::of);
    }

    /** The name and source of a setting; its name if it is not set. */
    public String where(Setting setting) {
        return Optional.ofNullable(values.get(setting)).map(GivenValue::where).orElseGet(() -> name(setting));
    }

    /** The name of a setting, for messages that ask to set it. */
    public String name(Setting setting) {
        return names.of(setting);
    }

    /** A value whose creation may fail; the message of an {@link IllegalArgumentException} becomes a problem. */
    public <T> Optional<T> attempt(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Adds a problem, in a sentence that shows no secret. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /**
     * Reports the problems.
     *
     * @throws SettingsException if there are any
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}

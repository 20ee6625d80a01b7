package io.openbroker.undertow.internal.settings;

import io.openbroker.undertow.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The values of all settings. System properties take precedence over environment variables, and these over lines of the
 * settings file. Collects all problems. For use by one thread.
 */
final class SettingValues {

    private final List<SettingSource> sources = new ArrayList<>();
    private final Map<Setting, GivenValue> values = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    SettingValues(Map<String, String> environment, Properties systemProperties) {
        sources.add(SettingSource.systemProperties(systemProperties));
        sources.add(SettingSource.environment(environment));
        sources.forEach(source -> problems.addAll(source.unknown(true)));
        find(Setting.CONFIG).ifPresent(this::addFile);
        for (Setting setting : Setting.values()) {
            find(setting).ifPresent(given -> values.put(setting, given));
        }
    }

    private void addFile(GivenValue named) {
        Map<String, GivenValue> lines = SettingFile.read(named, problems);
        Optional.ofNullable(lines.remove(Setting.CONFIG.property()))
                .ifPresent(line -> problems.add(line.where() + " names another file. Put all settings into one file."));
        SettingSource file = SettingSource.file(lines);
        problems.addAll(file.unknown(false));
        sources.add(file);
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
    Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting))
                .map(given -> setting.secret() ? given.value() : given.value().strip());
    }

    /** Whether a value other than the default is set. */
    boolean changed(Setting setting) {
        return text(setting).isPresent() && !text(setting).equals(setting.initial());
    }

    /** A whole number; the default if it is not set or invalid. */
    int number(Setting setting, int min, int max) {
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
        problems.add(where(setting) + " is \"" + text + "\". Use a whole number from " + min + " to " + max + ".");
        return Optional.empty();
    }

    /** A whole number without a default. */
    Optional<Integer> optionalNumber(Setting setting, int min, int max) {
        return text(setting).map(text -> parsed(setting, text, min, max).orElse(min));
    }

    /** A time in whole seconds. */
    Duration seconds(Setting setting, int min, int max) {
        return Duration.ofSeconds(number(setting, min, max));
    }

    /** One of several words; the default if it is not set or invalid. */
    String choice(Setting setting, List<String> words) {
        return choice(setting, words, setting.initial().orElseThrow());
    }

    /** One of several words; another one if it is not set or invalid. */
    String choice(Setting setting, List<String> words, String initial) {
        String word = text(setting).orElse(initial);
        if (words.contains(word)) {
            return word;
        }
        problems.add(where(setting) + " is \"" + word + "\". Use "
                + words.stream().collect(Collectors.joining(" or ")) + ".");
        return initial;
    }

    /** A file or directory. */
    Optional<Path> path(Setting setting) {
        return text(setting).map(Path::of);
    }

    /** The name and source of a setting; its variable if it is not set. */
    String where(Setting setting) {
        return Optional.ofNullable(values.get(setting)).map(GivenValue::where).orElse(setting.variable());
    }

    /** A value whose creation may fail; the message of an {@link IllegalArgumentException} becomes a problem. */
    <T> Optional<T> attempt(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Adds a problem, in a sentence that shows no secret. */
    void problem(String sentence) {
        problems.add(sentence);
    }

    /**
     * Reports the problems.
     *
     * @throws SettingsException if there are any
     */
    void check() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}

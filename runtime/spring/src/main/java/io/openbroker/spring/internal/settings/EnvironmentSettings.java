package io.openbroker.spring.internal.settings;

import io.openbroker.runtime.internal.settings.GivenValue;
import io.openbroker.runtime.internal.settings.KubernetesServiceLinks;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingNames;
import io.openbroker.runtime.internal.settings.SettingSource;
import io.openbroker.runtime.internal.settings.SettingValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Finds the settings of openbroker among the properties of an application, in all spellings that Spring Boot accepts. Lists may be
 * given as lists, and settings of platforms as maps. Used once.
 */
final class EnvironmentSettings {

    private static final ConfigurationPropertyName ROOT =
            ConfigurationPropertyName.of(Setting.PROPERTY_PREFIX.replace(".", ""));
    private static final String VARIABLE_PREFIX = "OPENBROKER_";

    private final PlaceholdersResolver placeholders;
    private final List<String> problems = new ArrayList<>();

    private EnvironmentSettings(ConfigurableEnvironment environment) {
        this.placeholders = new PropertySourcesPlaceholdersResolver(environment);
    }

    /** Finds the settings; what is wrong with them is among the problems of the values. */
    static SettingValues find(ConfigurableEnvironment environment) {
        EnvironmentSettings reader = new EnvironmentSettings(environment);
        List<SettingSource> sources = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
            sources.add(SettingSource.of(SettingNames.PROPERTY, reader.read(source)));
        }
        SettingValues values =
                SettingValues.of(sources, SettingNames.PROPERTY, "The configuration metadata of the starter");
        reader.problems.forEach(values::problem);
        return values;
    }

    private Map<String, GivenValue> read(ConfigurationPropertySource source) {
        Map<String, GivenValue> found = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            find(setting, source)
                    .flatMap(given -> supported(setting, given))
                    .ifPresent(given -> found.put(setting.property(), given));
            if (setting.secret()) {
                String file = SettingNames.PROPERTY.ofFile(setting);
                value(ConfigurationPropertyName.of(file), source)
                        .flatMap(given -> supported(setting, given))
                        .ifPresent(given -> found.put(file, given));
            }
        }
        unknown(source).forEach(given -> found.put(given.name(), given));
        return found;
    }

    private Optional<GivenValue> supported(Setting setting, GivenValue given) {
        Optional<String> remedy = ReplacedSettings.remedy(setting);
        remedy.ifPresent(instead -> problems.add(
                given.where() + " is a setting of openbroker's own server and has no effect here. " + instead));
        return remedy.isPresent() ? Optional.empty() : Optional.of(given);
    }

    private Optional<GivenValue> find(Setting setting, ConfigurationPropertySource source) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(setting.property());
        return value(name, source)
                .or(() -> setting.separator().flatMap(separator -> entries(setting, name, separator, source)));
    }

    private Optional<GivenValue> value(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        @Nullable ConfigurationProperty property = source.getConfigurationProperty(name);
        // The port of a service named openbroker, in Kubernetes, is no setting.
        return Optional.ofNullable(property)
                .map(this::given)
                .filter(given -> !KubernetesServiceLinks.isOne(variable(name), given.value()));
    }

    private static String variable(ConfigurationPropertyName name) {
        return name.toString().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static boolean isNumbered(ConfigurationPropertyName name) {
        return name.isNumericIndex(name.getNumberOfElements() - 1);
    }

    private GivenValue given(ConfigurationProperty property) {
        @Nullable Object value = placeholders.resolvePlaceholders(property.getValue());
        return new GivenValue(property.getName().toString(), String.valueOf(value), place(property));
    }

    private static String place(ConfigurationProperty property) {
        return Optional.ofNullable(property.getOrigin())
                .map(String::valueOf)
                .or(() -> Optional.ofNullable(property.getSource())
                        .map(source -> String.valueOf(source.getUnderlyingSource())))
                .orElse("a property source");
    }

    /** A list, or a map from platforms, as the text that has the same meaning. */
    private Optional<GivenValue> entries(
            Setting setting, ConfigurationPropertyName name, String separator, ConfigurationPropertySource source) {
        List<GivenValue> entries = new ArrayList<>();
        for (int i = 0; value(name.append("[" + i + "]"), source).isPresent(); i++) {
            value(name.append("[" + i + "]"), source)
                    .flatMap(given -> entry(given, "", separator))
                    .ifPresent(entries::add);
        }
        if (setting.ofPlatforms() && source instanceof IterableConfigurationPropertySource known) {
            known.stream()
                    .filter(child -> name.isParentOf(child) && !isNumbered(child))
                    .forEach(child -> value(child, source)
                            .flatMap(given -> entry(given, child.getLastElement(Form.ORIGINAL) + "=", separator))
                            .ifPresent(entries::add));
        }
        return entries.stream()
                .findFirst()
                .map(first -> new GivenValue(
                        name.toString(),
                        entries.stream().map(GivenValue::value).collect(Collectors.joining(separator)),
                        first.place()));
    }

    /** An entry, which cannot contain the text that separates it from the next one. */
    private Optional<GivenValue> entry(GivenValue given, String platform, String separator) {
        String value = given.value().strip();
        boolean separated =
                separator.isBlank() ? value.chars().anyMatch(Character::isWhitespace) : value.contains(separator);
        if (separated) {
            problems.add(given.where() + " contains " + (separator.isBlank() ? "a blank" : "\"" + separator + "\"")
                    + ", which separates entries. Use a value without it.");
            return Optional.empty();
        }
        return Optional.of(new GivenValue(given.name(), platform + value, given.place()));
    }

    private List<GivenValue> unknown(ConfigurationPropertySource source) {
        if (!(source instanceof IterableConfigurationPropertySource known)) {
            return List.of();
        }
        return variables(source)
                .map(names -> names.filter(name -> name.startsWith(VARIABLE_PREFIX))
                        .filter(name -> !isVariable(name))
                        .map(name -> new GivenValue(name, text(source, name), "environment"))
                        .filter(given -> !KubernetesServiceLinks.isOne(given.name(), given.value())))
                .orElseGet(() -> known.stream()
                        .filter(name -> ROOT.isAncestorOf(name) && !isProperty(name))
                        .flatMap(name -> value(name, source).stream()))
                .toList();
    }

    /** The names of a source with environment variables, which lose their underscores when they become properties. */
    private static Optional<Stream<String>> variables(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof EnumerablePropertySource<?> properties
                        && properties.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                ? Optional.of(Arrays.stream(properties.getPropertyNames()))
                : Optional.empty();
    }

    private static String text(ConfigurationPropertySource source, String name) {
        return source.getUnderlyingSource() instanceof EnumerablePropertySource<?> properties
                ? String.valueOf(properties.getProperty(name))
                : "";
    }

    /** Whether a variable is a setting in one of the spellings of Spring Boot, with or without underscores between words. */
    private static boolean isVariable(String name) {
        String letters = letters(name);
        return Arrays.stream(Setting.values()).anyMatch(setting -> {
            String known = letters(
                    setting.variable().startsWith(VARIABLE_PREFIX)
                            ? setting.variable()
                            : VARIABLE_PREFIX + setting.name());
            return letters.equals(known)
                    || (setting.secret() && letters.equals(known + "FILE"))
                    || (setting.separator().isPresent() && letters.matches(known + "\\d+"));
        });
    }

    private static String letters(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }

    private static boolean isProperty(ConfigurationPropertyName name) {
        Predicate<Setting> names = setting -> {
            ConfigurationPropertyName known = ConfigurationPropertyName.of(setting.property());
            boolean entry = setting.separator().isPresent()
                    && known.isParentOf(name)
                    && (isNumbered(name) || setting.ofPlatforms());
            return known.equals(name)
                    || entry
                    || (setting.secret()
                            && ConfigurationPropertyName.of(SettingNames.PROPERTY.ofFile(setting))
                                    .equals(name));
        };
        return Arrays.stream(Setting.values()).anyMatch(names);
    }
}

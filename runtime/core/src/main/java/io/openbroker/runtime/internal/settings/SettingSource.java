package io.openbroker.runtime.internal.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** A place with settings, such as the environment. */
public final class SettingSource {

    private final SettingNames names;
    private final Map<String, GivenValue> values;

    private SettingSource(SettingNames names, Map<String, GivenValue> values) {
        this.names = names;
        this.values = values;
    }

    /**
     * Settings that a server has found in a source of its own.
     *
     * @param names how settings are named there
     * @param values the values by name, those of unknown names included
     */
    public static SettingSource of(SettingNames names, Map<String, GivenValue> values) {
        return new SettingSource(names, new TreeMap<>(values));
    }

    /** Settings in environment variables. */
    static SettingSource environment(Map<String, String> environment) {
        TreeMap<String, GivenValue> values = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (!KubernetesServiceLinks.isOne(name, value)) {
                values.put(name, new GivenValue(name, value, "environment"));
            }
        });
        return new SettingSource(SettingNames.VARIABLE, values);
    }

    /** Settings in system properties, as {@code -D} on the command line gives them. */
    static SettingSource systemProperties(Properties properties) {
        TreeMap<String, GivenValue> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name ->
                        values.put(name, new GivenValue(name, properties.getProperty(name), "system property")));
        return new SettingSource(SettingNames.PROPERTY, values);
    }

    /** Settings in a file. */
    static SettingSource file(Map<String, GivenValue> lines) {
        return of(SettingNames.PROPERTY, lines);
    }

    /** The value of a setting. A blank value counts as absent, since deployments often set unused settings to nothing. */
    Optional<GivenValue> find(Setting setting) {
        return find(names.of(setting));
    }

    /** The name of the file with the value of a secret. */
    Optional<GivenValue> findFile(Setting secret) {
        return find(names.ofFile(secret));
    }

    private Optional<GivenValue> find(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(given -> !given.value().isBlank());
    }

    /**
     * A problem for each name that is not a setting.
     *
     * @param prefixedOnly whether the source also has names that are none of our business, which lack our prefix
     * @param list where all settings are listed, as the end of a sentence
     */
    List<String> unknown(boolean prefixedOnly, String list) {
        List<String> known = names.all();
        return values.values().stream()
                .filter(given -> !prefixedOnly || names.hasPrefix(given.name()))
                .filter(given -> !known.contains(given.name()))
                .map(given -> given.where() + " is not a setting."
                        + names.nearest(given.name())
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(" " + list + " lists all settings."))
                .toList();
    }
}

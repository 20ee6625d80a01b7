package io.openbroker.undertow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** One place where settings are given, such as the environment. */
final class SettingSource {

    private final Spelling spelling;
    private final Map<String, GivenValue> values;

    private SettingSource(Spelling spelling, Map<String, GivenValue> values) {
        this.spelling = spelling;
        this.values = values;
    }

    /** Settings in environment variables. */
    static SettingSource environment(Map<String, String> environment) {
        TreeMap<String, GivenValue> values = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (!ServiceLinks.isOne(name, value)) {
                values.put(name, new GivenValue(name, value, "environment"));
            }
        });
        return new SettingSource(Spelling.VARIABLE, values);
    }

    /** Settings in system properties, as {@code -D} on the command line gives them. */
    static SettingSource systemProperties(Properties properties) {
        TreeMap<String, GivenValue> values = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name ->
                        values.put(name, new GivenValue(name, properties.getProperty(name), "system property")));
        return new SettingSource(Spelling.PROPERTY, values);
    }

    /** Settings in a file. */
    static SettingSource file(Map<String, GivenValue> lines) {
        return new SettingSource(Spelling.PROPERTY, new TreeMap<>(lines));
    }

    /** The value of a setting; deployments often set those that they do not use to nothing. */
    Optional<GivenValue> find(Setting setting) {
        return find(spelling.of(setting));
    }

    /** The name of the file that holds the value of a secret. */
    Optional<GivenValue> findFile(Setting secret) {
        return find(spelling.ofFile(secret));
    }

    private Optional<GivenValue> find(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(given -> !given.value().isBlank());
    }

    /** A sentence for each name that is no setting, though it looks like one. */
    List<String> unknown(boolean onlyOurs) {
        List<String> known = spelling.known();
        List<String> problems = new ArrayList<>();
        for (GivenValue given : values.values()) {
            if ((!onlyOurs || spelling.isOurs(given.name())) && !known.contains(given.name())) {
                problems.add(given.where() + " is no setting"
                        + NearestName.find(given.name(), known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; --help lists those there are"));
            }
        }
        return problems;
    }
}

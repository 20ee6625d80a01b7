package io.openbroker.spring.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The properties that editors know are those that there are; {@code -Dgolden.update=true} writes the file anew. */
class MetadataTest {

    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final Pattern ONE_PROPERTY = Pattern.compile("Use ([a-z.-]+)\\.");

    @Test
    void describesEverySetting() throws IOException {
        List<String> properties = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            properties.add(property(setting.property(), type(setting), setting, setting.description()));
            if (setting.secret()) {
                properties.add(property(
                        SettingNames.PROPERTY.ofFile(setting),
                        "java.lang.String",
                        setting,
                        "File with the value of " + setting.property()));
            }
        }
        String text = "{\n  \"groups\": [],\n  \"properties\": [\n" + String.join(",\n", properties)
                + "\n  ],\n  \"hints\": []\n}\n";

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).content().isEqualTo(text);
    }

    private static String property(String name, String type, Setting setting, String description) {
        List<String> members = new ArrayList<>();
        members.add(member("name", name));
        members.add(member("type", type));
        members.add(member("description", withProperties(description) + "."));
        boolean own = name.equals(setting.property());
        setting.initial()
                .filter(initial -> own && initial.matches("\\S+"))
                .ifPresent(initial -> members.add(member("defaultValue", initial)));
        ReplacedSettings.remedy(setting).ifPresent(remedy -> members.add(deprecation(remedy)));
        return "    {\n      " + String.join(",\n      ", members) + "\n    }";
    }

    private static String deprecation(String remedy) {
        Matcher one = ONE_PROPERTY.matcher(remedy);
        return "\"deprecation\": {\"level\": \"error\", " + member("reason", remedy)
                + (one.matches() ? ", " + member("replacement", one.group(1)) : "") + "}";
    }

    /** Descriptions name environment variables, which are those of the server. */
    private static String withProperties(String description) {
        String text = description;
        for (Setting setting : Setting.values()) {
            text = setting == Setting.PORT
                    ? text
                    : text.replaceAll(setting.variable() + "\\b(?!_)", setting.property());
        }
        return text;
    }

    private static String type(Setting setting) {
        if (setting.ofPlatforms()) {
            return "java.util.Map<java.lang.String,java.lang.String>";
        }
        if (setting.separator().isPresent()) {
            return "java.util.List<java.lang.String>";
        }
        Optional<String> initial = setting.initial();
        if (initial.filter(text -> text.matches("\\d+")).isPresent()) {
            return "java.lang.Integer";
        }
        return initial.filter(text -> text.matches("true|false")).isPresent()
                ? "java.lang.Boolean"
                : "java.lang.String";
    }

    private static String member(String name, String value) {
        return "\"" + name + "\": \"" + value.replace("\"", "\\\"") + "\"";
    }
}

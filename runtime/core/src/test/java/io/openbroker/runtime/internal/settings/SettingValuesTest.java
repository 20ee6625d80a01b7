package io.openbroker.runtime.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.CloudFoundryEnvironment;
import io.openbroker.runtime.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings that a server has found in sources of its own. */
class SettingValuesTest {

    private static SettingValues of(SettingSource... sources) {
        return SettingValues.of(List.of(sources), SettingNames.PROPERTY, "The page");
    }

    private static SettingSource source(String name, String value, String place) {
        return SettingSource.of(SettingNames.PROPERTY, Map.of(name, new GivenValue(name, value, place)));
    }

    @Test
    void theFirstSourceCounts() {
        SettingValues values = of(
                source("openbroker.request-seconds", "7", "first"),
                source("openbroker.request-seconds", "8", "second"));

        assertThat(values.seconds(Setting.REQUEST_SECONDS, 1, 10)).isEqualTo(Duration.ofSeconds(7));
        assertThat(values.where(Setting.REQUEST_SECONDS)).isEqualTo("openbroker.request-seconds (first)");
    }

    @Test
    void messagesHaveTheNamesOfTheServer() {
        SettingValues values =
                of(source("openbroker.username", "u", "here"), source("openbroker.color", "blue", "there"));
        BrokerSettingsReader.read(values, CloudFoundryEnvironment.NONE);

        assertThatThrownBy(values::check)
                .isInstanceOf(SettingsException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "openbroker.color (there) is not a setting. The page lists all settings.",
                        "openbroker.username (here) is set, but openbroker.password is not. Set both or neither."));
    }

    @Test
    void everySettingOfPlatformsHasEntries() {
        assertThat(Setting.values())
                .filteredOn(Setting::ofPlatforms)
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.separator()).isPresent());
    }
}

package io.openbroker.runtime.internal.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.internal.settings.SettingNames;
import io.openbroker.runtime.spi.state.StateSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateOpenerTest {

    private static final StateOpener OPENER = new StateOpener(SettingNames.PROPERTY);

    @Test
    void namesSettingsAsItsServerDoes() {
        assertThatThrownBy(() ->
                        OPENER.rejectSettings(StateSettings.DEFAULT.at("memory").withKeys("s3cr3t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("openbroker.state and openbroker.state-keys are set, but the program passes a state that is"
                        + " already open. Remove the settings.");
        OPENER.rejectSettings(StateSettings.DEFAULT);
    }

    @Test
    void opensNothingForBrokersWithoutState() {
        assertThat(OPENER.open(StateSettings.DEFAULT, List.of())).isEmpty();
        assertThatThrownBy(() -> OPENER.open(StateSettings.DEFAULT.at("memory"), List.of()))
                .hasMessageStartingWith("openbroker.state is set, but the broker has state = EXTERNAL");
    }
}

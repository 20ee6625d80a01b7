package io.openbroker.undertow;

import io.openbroker.runtime.Limits;
import io.openbroker.runtime.state.StateSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * All that a process is told by its settings.
 *
 * @param server the settings of the server
 * @param state where it keeps what it knows
 */
record Configuration(ServerSettings server, StateSettings state) {

    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
    // What is read by recursion must not need more than a thread's stack.
    private static final int DEEP = 1_000;
    private static final int DAY_SECONDS = 86_400;

    /**
     * Reads all settings.
     *
     * @throws SettingsException if values are wrong or contradict each other, with all that is wrong
     */
    static Configuration read(Map<String, String> environment, Properties systemProperties) {
        SettingValues values = new SettingValues(environment, systemProperties);
        ListenerSettings listener = ListenerSettings.read(values);
        AuthenticationSettings authentication = AuthenticationReader.read(values);
        ServerSettings server = new ServerSettings(
                listener,
                authentication,
                limits(values),
                OperationSettings.read(values),
                management(values, authentication),
                values.seconds(Setting.SHUTDOWN_SECONDS, 0, DAY_SECONDS),
                List.of());
        StateSettings state = new StateSettings(
                values.text(Setting.STATE),
                values.text(Setting.STATE_USERNAME),
                values.text(Setting.STATE_PASSWORD),
                values.text(Setting.STATE_KEYS));
        values.check();
        return new Configuration(server, state);
    }

    private static Limits limits(SettingValues values) {
        return Limits.DEFAULT
                .withMaxBodyBytes(values.number(Setting.MAX_BODY_BYTES, 1, MAX_ARRAY))
                .withMaxNesting(values.number(Setting.MAX_NESTING, 1, DEEP))
                .withMaxStringLength(values.number(Setting.MAX_STRING_LENGTH, 1, MAX_ARRAY));
    }

    private static Optional<ManagementSettings> management(SettingValues values, AuthenticationSettings platforms) {
        return ManagementSettings.read(values).filter(those -> {
            boolean shared = Stream.concat(those.operators().stream(), those.viewers().stream())
                    .anyMatch(platforms.credentials()::contains);
            if (shared) {
                values.problem("An operator or viewer has the credentials of a platform; give them credentials of their"
                        + " own");
            }
            return !shared;
        });
    }
}

package io.openbroker.undertow;

import io.openbroker.runtime.Limits;
import io.openbroker.runtime.spi.state.StateSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Reads all settings of a process into one value, so that no way to start a server can leave one of them out. */
final class SettingsReader {

    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
    // What is read by recursion must not need more than a thread's stack.
    private static final int DEEP = 1_000;
    private static final int DAY_SECONDS = 86_400;

    private SettingsReader() {}

    /**
     * Reads all settings.
     *
     * @throws SettingsException if values are wrong or contradict each other, with all that is wrong
     */
    static ServerSettings read(Map<String, String> environment, Properties systemProperties) {
        SettingValues values = new SettingValues(environment, systemProperties);
        ListenerSettings listener = ListenerSettings.read(values);
        AuthenticationSettings authentication = AuthenticationReader.read(values);
        ServerSettings server = new ServerSettings(
                listener,
                authentication,
                limits(values),
                OperationSettings.read(values),
                new StateSettings(
                        values.text(Setting.STATE),
                        values.text(Setting.STATE_USERNAME),
                        values.text(Setting.STATE_PASSWORD),
                        values.text(Setting.STATE_KEYS),
                        values.optionalNumber(Setting.STATE_START_SECONDS, 0, DAY_SECONDS)
                                .map(Duration::ofSeconds),
                        values.choice(Setting.STATE_ADOPT, List.of("false", "true"))
                                .equals("true")),
                management(values, authentication),
                values.seconds(Setting.SHUTDOWN_SECONDS, 0, DAY_SECONDS),
                List.of());
        values.check();
        return server;
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

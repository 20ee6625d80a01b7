package io.openbroker.undertow.internal.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.testing.Certificates;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.RecordingBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No setting is without effect, however the server is started: it is honoured, or the server does not start. */
class EverySettingTest {

    /** A value for each that is not its default, after what it needs beside it. */
    private static final Map<Setting, List<String>> VALUES = Map.ofEntries(
            entry(Setting.CONFIG, List.of("<file>")),
            entry(Setting.PORT, List.of("0")),
            entry(Setting.HOST, List.of("localhost")),
            entry(Setting.TLS_CERTIFICATE, List.of("c", "TLS_KEY=k")),
            entry(Setting.TLS_KEY, List.of("k", "TLS_CERTIFICATE=c")),
            entry(Setting.TLS_KEY_PASSWORD, List.of("p", "TLS_KEY=k", "TLS_CERTIFICATE=c")),
            entry(Setting.TLS_CLIENT_CA, List.of("a", "TLS_KEY=k", "TLS_CERTIFICATE=c")),
            entry(
                    Setting.TLS_CLIENT_AUTHENTICATION,
                    List.of("wanted", "TLS_KEY=k", "TLS_CERTIFICATE=c", "TLS_CLIENT_CA=a")),
            entry(Setting.TLS_RELOAD_SECONDS, List.of("11", "TLS_KEY=k", "TLS_CERTIFICATE=c")),
            entry(Setting.TRUSTED_PROXIES, List.of("192.0.2.1 10.0.0.0/8")),
            entry(
                    Setting.TRUSTED_PROXY_CLIENTS,
                    List.of("CN=router", "TLS_KEY=k", "TLS_CERTIFICATE=c", "TLS_CLIENT_CA=a")),
            entry(
                    Setting.FORWARDED_CERTIFICATE_HEADER,
                    List.of(
                            "X-Forwarded-Client-Cert",
                            "TRUSTED_PROXIES=192.0.2.1",
                            "FORWARDED_CERTIFICATE_CA=" + Certificates.pem("authority"))),
            entry(
                    Setting.FORWARDED_CERTIFICATE_CA,
                    List.of(
                            Certificates.pem("authority"),
                            "TRUSTED_PROXIES=192.0.2.1",
                            "FORWARDED_CERTIFICATE_HEADER=X-Forwarded-Client-Cert")),
            entry(Setting.USERNAME, List.of("u", "PASSWORD=p")),
            entry(Setting.PASSWORD, List.of("p", "USERNAME=u")),
            entry(Setting.CREDENTIALS, List.of("a:b")),
            entry(Setting.CLIENTS, List.of("CN=cf", "TLS_KEY=k", "TLS_CERTIFICATE=c", "TLS_CLIENT_CA=a")),
            entry(Setting.TOKEN_KEYS, List.of("k")),
            entry(Setting.TOKEN_ISSUER, List.of("i")),
            entry(Setting.TOKEN_AUDIENCE, List.of("a")),
            entry(Setting.TOKEN_SCOPE, List.of("s")),
            entry(Setting.TOKEN_CLOCK_SKEW_SECONDS, List.of("31")),
            entry(Setting.PLATFORM_CREDENTIALS, List.of("cf=a:b")),
            entry(Setting.PLATFORM_CLIENTS, List.of("cf=CN=cf", "TLS_KEY=k", "TLS_CERTIFICATE=c", "TLS_CLIENT_CA=a")),
            entry(Setting.PLATFORM_TOKEN_SCOPES, List.of("cf=s")),
            entry(Setting.AUTHENTICATION, List.of("none")),
            entry(Setting.MAX_BODY_BYTES, List.of("100")),
            entry(Setting.MAX_NESTING, List.of("7")),
            entry(Setting.MAX_STRING_LENGTH, List.of("8")),
            entry(Setting.MAX_HEADER_BYTES, List.of("2048")),
            entry(Setting.REQUEST_SECONDS, List.of("9")),
            entry(Setting.MAX_REQUESTS, List.of("10")),
            entry(Setting.PLATFORM_SHARE_PERCENT, List.of("50")),
            entry(Setting.MAX_CONNECTIONS, List.of("10")),
            entry(Setting.MAX_CONNECTIONS_PER_ADDRESS, List.of("11")),
            entry(Setting.SHUTDOWN_SECONDS, List.of("1")),
            entry(Setting.HANDLER_SECONDS, List.of("6")),
            entry(Setting.AWAITED_OPERATIONS, List.of("1")),
            entry(Setting.WAITING_REQUESTS, List.of("0")),
            entry(Setting.BACKGROUND_OPERATIONS, List.of("3")),
            entry(Setting.QUEUED_OPERATIONS, List.of("4")),
            entry(Setting.OPERATIONS_REMEMBERED_DAYS, List.of("5")),
            entry(Setting.MANAGEMENT_PORT, List.of("0")),
            entry(Setting.MANAGEMENT_HOST, List.of("localhost", "MANAGEMENT_PORT=0")),
            entry(Setting.MANAGEMENT_MAX_REQUESTS, List.of("3", "MANAGEMENT_PORT=0")),
            entry(Setting.MANAGEMENT_REQUESTS_PER_SECOND, List.of("4", "MANAGEMENT_PORT=0")),
            entry(Setting.MANAGEMENT_MAX_CONNECTIONS, List.of("5", "MANAGEMENT_PORT=0")),
            entry(Setting.MARKETPLACE_PORT, List.of("0")),
            entry(Setting.OPERATOR_USERNAME, List.of("o", "OPERATOR_PASSWORD=q", "MANAGEMENT_PORT=0")),
            entry(Setting.OPERATOR_PASSWORD, List.of("q", "OPERATOR_USERNAME=o", "MANAGEMENT_PORT=0")),
            entry(Setting.VIEWER_USERNAME, List.of("v", "VIEWER_PASSWORD=q", "MANAGEMENT_PORT=0")),
            entry(Setting.VIEWER_PASSWORD, List.of("q", "VIEWER_USERNAME=v", "MANAGEMENT_PORT=0")),
            entry(Setting.STATE, List.of("memory")),
            entry(Setting.STATE_USERNAME, List.of("u")),
            entry(Setting.STATE_PASSWORD, List.of("p")),
            entry(Setting.STATE_KEYS, List.of("k")),
            entry(
                    Setting.STATE_SERVICE,
                    List.of("db", "VCAP_SERVICES={\"a\":[{\"name\":\"db\",\"tags\":[\"postgres\"]}]}")),
            entry(Setting.STATE_START_SECONDS, List.of("7")),
            entry(Setting.STATE_HEARTBEAT_SECONDS, List.of("6")),
            entry(Setting.STATE_LEASE_SECONDS, List.of("30")),
            entry(Setting.STATE_ADOPT, List.of("true")),
            entry(Setting.REPLICA, List.of("blue/0")));

    /** The ways to start a server with settings. */
    private enum Way {
        /** What {@code main} of a generated class does. */
        LAUNCHED {
            @Override
            RunningServer start(Map<String, String> environment) {
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
                return new Launcher(environment, new Properties(), stream, stream)
                        .launch(List.of(), () -> List.of(new RecordingBroker()))
                        .server()
                        .orElseThrow(() -> new IllegalArgumentException(err.toString(StandardCharsets.UTF_8)));
            }
        },
        STARTED {
            @Override
            RunningServer start(Map<String, String> environment) {
                return RunningServer.start(ServerSettings.fromEnvironment(environment), List.of(new RecordingBroker()));
            }
        },
        STARTED_WITH_A_STATE {
            @Override
            RunningServer start(Map<String, String> environment) {
                return RunningServer.start(
                        ServerSettings.fromEnvironment(environment),
                        new InMemoryState(),
                        List.of(new RecordingBroker()));
            }
        };

        abstract RunningServer start(Map<String, String> environment);
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Setting.class)
    void changesWhatIsRead(Setting setting) throws IOException {
        Map<String, String> environment = environment(setting);
        Map<String, String> before = new HashMap<>(environment);
        before.remove(setting.variable());

        assertThat(read(environment)).isNotEqualTo(read(before)).isNotEqualTo(read(Map.of()));
    }

    @ParameterizedTest
    @MethodSource("settingsAndWays")
    void countsHoweverTheServerIsStarted(Setting setting, Way way) throws IOException {
        Map<String, String> environment = environment(setting);
        // No other test shall find its port taken.
        environment.putIfAbsent(Setting.PORT.variable(), "0");

        try (RunningServer server = way.start(environment)) {
            assertThat(server.settings().settings()).isEqualTo(ServerSettings.fromEnvironment(environment));
            assertThat(setting == Setting.STATE && way == Way.STARTED_WITH_A_STATE)
                    .as("ignored " + setting)
                    .isFalse();
        } catch (IllegalArgumentException | SettingsException rejection) {
            assertThat(rejection.getMessage()).containsAnyOf(reasons(setting).toArray(new String[0]));
        }
    }

    static List<Arguments> settingsAndWays() {
        List<Arguments> all = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            for (Way way : Way.values()) {
                all.add(Arguments.of(setting, way));
            }
        }
        return all;
    }

    /** What a rejection may name: the setting, or the module that it needs and that is not here. */
    private static List<String> reasons(Setting setting) {
        if (setting.name().startsWith("TLS") || setting.name().endsWith("CLIENTS")) {
            return List.of("openbroker-tls");
        }
        if (setting == Setting.MARKETPLACE_PORT) {
            return List.of("openbroker-console");
        }
        if (setting.name().contains("TOKEN")) {
            return List.of("openbroker-security");
        }
        return setting.name().startsWith("STATE") ? List.of(setting.variable() + " is set, but ") : List.of("nothing");
    }

    private Map<String, String> environment(Setting setting) throws IOException {
        Map<String, String> environment = new HashMap<>();
        assertThat(VALUES).as("a value for each setting").containsKey(setting);
        List<String> given = VALUES.getOrDefault(setting, List.of());
        environment.put(setting.variable(), given.get(0));
        given.stream()
                .skip(1)
                .map(other -> other.split("=", 2))
                .forEach(other -> environment.put(
                        other[0].startsWith("VCAP")
                                ? other[0]
                                : Setting.valueOf(other[0]).variable(),
                        other[1]));
        if (setting == Setting.CONFIG) {
            Path file = Files.writeString(directory.resolve("file"), "openbroker.max-nesting = 9");
            environment.put(setting.variable(), file.toString());
        }
        return environment;
    }

    /** The settings, or what is wrong with them. */
    private static Object read(Map<String, String> environment) {
        try {
            return Optional.of(ServerSettings.fromEnvironment(environment));
        } catch (SettingsException e) {
            return e.problems();
        }
    }
}

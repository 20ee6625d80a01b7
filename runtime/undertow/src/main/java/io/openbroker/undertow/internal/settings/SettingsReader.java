package io.openbroker.undertow.internal.settings;

import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.CloudFoundryEnvironment;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.BoundServices.Database;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.AdminLimits;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.AuthenticationSettings;
import io.openbroker.undertow.ConnectionLimits;
import io.openbroker.undertow.ListenerSettings;
import io.openbroker.undertow.OperationSettings;
import io.openbroker.undertow.RequestLimits;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads all settings of a process into one value, so that every way to start a server uses all of them. Used once. */
public final class SettingsReader {

    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
    // JSON is read by recursion, which must not exceed a thread's stack.
    private static final int MAX_NESTING = 1_000;
    private static final int MANY = 100_000;
    private static final int MAX_REQUESTS = 1_000_000;
    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_SECONDS = 86_400;
    private static final int MAX_HEARTBEAT_SECONDS = 300;
    private static final int MIN_LEASE_SECONDS = 4;
    private static final int MAX_DAYS = 3_650;

    private final SettingValues values;
    private final CloudFoundryEnvironment platform;

    private SettingsReader(SettingValues values, CloudFoundryEnvironment platform) {
        this.values = values;
        this.platform = platform;
    }

    /**
     * Reads and checks all settings.
     *
     * @throws SettingsException if values are invalid or contradict each other, with all problems
     */
    public static ServerSettings read(Map<String, String> environment, Properties systemProperties) {
        SettingValues values = new SettingValues(environment, systemProperties);
        CloudFoundryEnvironment platform = values.attempt(() -> CloudFoundryEnvironment.of(environment))
                .orElse(new CloudFoundryEnvironment(Optional.empty(), BoundServices.NONE));
        Optional<ServerSettings> settings = new SettingsReader(values, platform).server();
        values.check();
        return settings.orElseThrow();
    }

    private Optional<ServerSettings> server() {
        ListenerSettings listener = listener();
        AuthenticationSettings authentication = AuthenticationReader.read(values);
        Limits limits = limits();
        OperationSettings operations = operations();
        StateSettings state = state();
        Optional<AdminSettings> admin = admin();
        Duration shutdownGrace = values.seconds(Setting.SHUTDOWN_SECONDS, 0, DAY_SECONDS);
        Optional<String> replica = replica();
        return values.attempt(() -> new ServerSettings(
                listener, authentication, limits, operations, state, admin, shutdownGrace, replica, List.of()));
    }

    private ListenerSettings listener() {
        return new ListenerSettings(
                values.text(Setting.HOST),
                values.number(Setting.PORT, 0, ListenerSettings.MAX_PORT),
                TlsReader.read(values),
                new RequestLimits(
                        values.number(
                                Setting.MAX_HEADER_BYTES,
                                RequestLimits.LEAST_HEADER_BYTES,
                                RequestLimits.MOST_HEADER_BYTES),
                        values.seconds(Setting.REQUEST_SECONDS, 1, HOUR_SECONDS),
                        values.number(Setting.MAX_REQUESTS, 1, MAX_REQUESTS),
                        values.number(Setting.PLATFORM_SHARE_PERCENT, 1, RequestLimits.WHOLE_SHARE)),
                connections(),
                ProxiesReader.read(values));
    }

    private ConnectionLimits connections() {
        int max = values.number(Setting.MAX_CONNECTIONS, 1, MAX_REQUESTS);
        return values.optionalNumber(Setting.MAX_CONNECTIONS_PER_ADDRESS, 1, MAX_REQUESTS)
                .map(ofAddress -> new ConnectionLimits(max, ofAddress))
                .orElseGet(() -> ConnectionLimits.ofTotal(max));
    }

    private Limits limits() {
        return Limits.DEFAULT
                .withMaxBodyBytes(values.number(Setting.MAX_BODY_BYTES, 1, MAX_ARRAY))
                .withMaxNesting(values.number(Setting.MAX_NESTING, 1, MAX_NESTING))
                .withMaxStringLength(values.number(Setting.MAX_STRING_LENGTH, 1, MAX_ARRAY));
    }

    private OperationSettings operations() {
        return new OperationSettings(
                new OperationLimits(
                        values.number(Setting.AWAITED_OPERATIONS, 1, MANY),
                        values.number(Setting.WAITING_REQUESTS, 0, MANY),
                        values.number(Setting.BACKGROUND_OPERATIONS, 1, MANY),
                        values.number(Setting.QUEUED_OPERATIONS, 1, MANY)),
                values.seconds(Setting.HANDLER_SECONDS, 1, DAY_SECONDS),
                Duration.ofDays(values.number(Setting.OPERATIONS_REMEMBERED_DAYS, 1, MAX_DAYS)));
    }

    private Optional<String> replica() {
        Optional<String> name = values.text(Setting.REPLICA);
        if (name.isPresent() && !BrokerEngineBuilder.isReplicaName(name.get())) {
            values.problem(values.where(Setting.REPLICA) + " has more than " + BrokerEngineBuilder.MAX_REPLICA_NAME
                    + " characters, or others than letters, digits and . _ / -. Use another name.");
            return Optional.empty();
        }
        return name.or(platform::replica);
    }

    /** The bound services without the databases that are not the one for the state. */
    private BoundServices boundServices() {
        BoundServices bound = platform.services();
        Optional<String> service = values.text(Setting.STATE_SERVICE);
        if (service.isEmpty()) {
            return bound;
        }
        if (values.text(Setting.STATE).isPresent()) {
            values.problem(values.where(Setting.STATE_SERVICE) + " and " + values.where(Setting.STATE)
                    + " are both set. Remove one of the two.");
        }
        List<Database> chosen = bound.databases().stream()
                .filter(database -> database.service().equals(service.get()))
                .toList();
        if (chosen.isEmpty()) {
            String names = bound.databases().stream().map(Database::service).collect(Collectors.joining(", "));
            values.problem(
                    values.where(Setting.STATE_SERVICE) + " is \"" + service.get() + "\", which is not the name of"
                            + " a bound PostgreSQL. "
                            + (names.isEmpty()
                                    ? "None is bound: bind one, or remove the setting."
                                    : "Use one of: " + names + "."));
        }
        return new BoundServices(chosen, bound.keys());
    }

    private StateSettings state() {
        return new StateSettings(
                values.text(Setting.STATE),
                values.text(Setting.STATE_USERNAME),
                values.text(Setting.STATE_PASSWORD),
                values.text(Setting.STATE_KEYS),
                values.optionalNumber(Setting.STATE_START_SECONDS, 0, DAY_SECONDS)
                        .map(Duration::ofSeconds),
                values.optionalNumber(Setting.STATE_HEARTBEAT_SECONDS, 1, MAX_HEARTBEAT_SECONDS)
                        .map(Duration::ofSeconds),
                values.optionalNumber(Setting.STATE_LEASE_SECONDS, MIN_LEASE_SECONDS, HOUR_SECONDS)
                        .map(Duration::ofSeconds),
                values.text(Setting.STATE_SERVICE),
                boundServices(),
                values.choice(Setting.STATE_ADOPT, List.of("false", "true")).equals("true"));
    }

    private Optional<AdminSettings> admin() {
        if (values.text(Setting.MANAGEMENT_PORT).isEmpty()) {
            for (Setting unused : List.of(
                    Setting.MANAGEMENT_HOST,
                    Setting.MANAGEMENT_MAX_REQUESTS,
                    Setting.MANAGEMENT_REQUESTS_PER_SECOND,
                    Setting.MANAGEMENT_MAX_CONNECTIONS,
                    Setting.OPERATOR_USERNAME,
                    Setting.OPERATOR_PASSWORD,
                    Setting.VIEWER_USERNAME,
                    Setting.VIEWER_PASSWORD)) {
                if (values.text(unused).isPresent()) {
                    values.problem(values.where(unused) + " is set, but " + Setting.MANAGEMENT_PORT.variable()
                            + " is not. Set both or neither.");
                }
            }
            return Optional.empty();
        }
        return Optional.of(new AdminSettings(
                values.text(Setting.MANAGEMENT_HOST)
                        .orElseGet(() -> Setting.MANAGEMENT_HOST.initial().orElseThrow()),
                values.optionalNumber(Setting.MANAGEMENT_PORT, 0, ListenerSettings.MAX_PORT)
                        .orElse(0),
                CredentialsReader.pair(values, Setting.OPERATOR_USERNAME, Setting.OPERATOR_PASSWORD),
                CredentialsReader.pair(values, Setting.VIEWER_USERNAME, Setting.VIEWER_PASSWORD),
                new AdminLimits(
                        values.number(Setting.MANAGEMENT_MAX_REQUESTS, 1, MANY),
                        values.number(Setting.MANAGEMENT_REQUESTS_PER_SECOND, 1, MAX_REQUESTS),
                        ConnectionLimits.ofTotal(values.number(Setting.MANAGEMENT_MAX_CONNECTIONS, 1, MANY)))));
    }
}

package io.openbroker.runtime.internal.settings;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.CloudFoundryEnvironment;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.BoundServices.Database;
import io.openbroker.runtime.spi.state.StateSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the settings that every server has. */
public final class BrokerSettingsReader {

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

    private BrokerSettingsReader() {}

    /**
     * Reads the settings; what is wrong with them is among the problems of the values.
     *
     * @param platform what the platform says that runs the broker, which counts less than settings
     */
    public static BrokerSettings read(SettingValues values, CloudFoundryEnvironment platform) {
        return new BrokerSettings(
                AuthenticationReader.read(values),
                limits(values),
                operations(values),
                state(values, platform),
                ProxiesReader.read(values),
                replica(values, platform),
                values.seconds(Setting.SHUTDOWN_SECONDS, 0, DAY_SECONDS));
    }

    /** Reads the user who may read and change what admins see; none if it is not set. */
    public static List<BasicCredentials> admins(SettingValues values) {
        return CredentialsReader.pair(values, Setting.OPERATOR_USERNAME, Setting.OPERATOR_PASSWORD);
    }

    /** Reads the user who may only read what admins see; none if it is not set. */
    public static List<BasicCredentials> viewers(SettingValues values) {
        return CredentialsReader.pair(values, Setting.VIEWER_USERNAME, Setting.VIEWER_PASSWORD);
    }

    /** Reads the limits of requests before a handler is called. */
    public static RequestLimits requests(SettingValues values) {
        return new RequestLimits(
                values.number(
                        Setting.MAX_HEADER_BYTES, RequestLimits.LEAST_HEADER_BYTES, RequestLimits.MOST_HEADER_BYTES),
                values.seconds(Setting.REQUEST_SECONDS, 1, HOUR_SECONDS),
                values.number(Setting.MAX_REQUESTS, 1, MAX_REQUESTS),
                values.number(Setting.PLATFORM_SHARE_PERCENT, 1, RequestLimits.WHOLE_SHARE));
    }

    private static Limits limits(SettingValues values) {
        return Limits.DEFAULT
                .withMaxBodyBytes(values.number(Setting.MAX_BODY_BYTES, 1, MAX_ARRAY))
                .withMaxNesting(values.number(Setting.MAX_NESTING, 1, MAX_NESTING))
                .withMaxStringLength(values.number(Setting.MAX_STRING_LENGTH, 1, MAX_ARRAY));
    }

    private static OperationSettings operations(SettingValues values) {
        return new OperationSettings(
                new OperationLimits(
                        values.number(Setting.AWAITED_OPERATIONS, 1, MANY),
                        values.number(Setting.WAITING_REQUESTS, 0, MANY),
                        values.number(Setting.BACKGROUND_OPERATIONS, 1, MANY),
                        values.number(Setting.QUEUED_OPERATIONS, 1, MANY),
                        values.number(Setting.PLATFORM_SHARE_PERCENT, 1, OperationLimits.WHOLE_SHARE)),
                values.seconds(Setting.HANDLER_SECONDS, 1, DAY_SECONDS),
                Duration.ofDays(values.number(Setting.OPERATIONS_REMEMBERED_DAYS, 1, MAX_DAYS)));
    }

    private static Optional<String> replica(SettingValues values, CloudFoundryEnvironment platform) {
        Optional<String> name = values.text(Setting.REPLICA);
        if (name.isPresent() && !BrokerEngineBuilder.isReplicaName(name.get())) {
            values.problem(values.where(Setting.REPLICA) + " has more than " + BrokerEngineBuilder.MAX_REPLICA_NAME
                    + " characters, or others than letters, digits and . _ / -. Use another name.");
            return Optional.empty();
        }
        return name.or(platform::replica);
    }

    /** The bound services without the databases that are not the one for the state. */
    private static BoundServices boundServices(SettingValues values, BoundServices bound) {
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

    private static StateSettings state(SettingValues values, CloudFoundryEnvironment platform) {
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
                boundServices(values, platform.services()),
                values.choice(Setting.STATE_ADOPT, List.of("false", "true")).equals("true"));
    }
}

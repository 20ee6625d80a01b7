package io.openbroker.undertow.internal.settings;

import io.openbroker.runtime.CloudFoundryEnvironment;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.internal.settings.BrokerSettings;
import io.openbroker.runtime.internal.settings.BrokerSettingsReader;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingValues;
import io.openbroker.undertow.AdminLimits;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ConnectionLimits;
import io.openbroker.undertow.ListenerSettings;
import io.openbroker.undertow.ServerSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Reads all settings of a process into one value, so that every way to start a server uses all of them. Used once. */
public final class SettingsReader {

    private static final int MANY = 100_000;
    private static final int MAX_REQUESTS = 1_000_000;
    private static final String HOST_IN_DEVELOPMENT = "127.0.0.1";
    private static final int ADMIN_PORT_IN_DEVELOPMENT = 8081;
    private static final int MARKETPLACE_PORT_IN_DEVELOPMENT = 8090;

    private final SettingValues values;
    private final CloudFoundryEnvironment platform;
    private final boolean development;

    private SettingsReader(SettingValues values, CloudFoundryEnvironment platform, boolean development) {
        this.values = values;
        this.platform = platform;
        this.development = development;
    }

    /**
     * Reads and checks all settings.
     *
     * @throws SettingsException if values are invalid or contradict each other, with all problems
     */
    public static ServerSettings read(Map<String, String> environment, Properties systemProperties) {
        return read(environment, systemProperties, false);
    }

    /**
     * Reads and checks all settings.
     *
     * @param development whether there is a marketplace, an admin port, and the loopback interface only, unless settings name
     *     others
     * @throws SettingsException if values are invalid or contradict each other, with all problems
     */
    public static ServerSettings read(
            Map<String, String> environment, Properties systemProperties, boolean development) {
        SettingValues values = SettingValues.ofProcess(environment, systemProperties);
        CloudFoundryEnvironment platform =
                values.attempt(() -> CloudFoundryEnvironment.of(environment)).orElse(CloudFoundryEnvironment.NONE);
        Optional<ServerSettings> settings = new SettingsReader(values, platform, development).server();
        values.check();
        return settings.orElseThrow();
    }

    private Optional<ServerSettings> server() {
        BrokerSettings broker = BrokerSettingsReader.read(values, platform);
        ListenerSettings listener = listener(broker.proxies());
        Optional<AdminSettings> admin = admin();
        Optional<Integer> marketplace = portInDevelopment(Setting.MARKETPLACE_PORT, MARKETPLACE_PORT_IN_DEVELOPMENT);
        return values.attempt(() -> new ServerSettings(
                listener,
                broker.authentication(),
                broker.limits(),
                broker.operations(),
                broker.state(),
                admin,
                marketplace,
                broker.shutdownGrace(),
                broker.replica(),
                List.of(),
                List.of(),
                List.of(),
                values.listed(setting -> true)));
    }

    private Optional<Integer> portInDevelopment(Setting setting, int port) {
        return values.optionalNumber(setting, 0, ListenerSettings.MAX_PORT)
                .or(() -> development ? Optional.of(port) : Optional.empty());
    }

    private ListenerSettings listener(TrustedProxies proxies) {
        return new ListenerSettings(
                values.text(Setting.HOST).or(() -> development ? Optional.of(HOST_IN_DEVELOPMENT) : Optional.empty()),
                values.number(Setting.PORT, 0, ListenerSettings.MAX_PORT),
                TlsReader.read(values),
                BrokerSettingsReader.requests(values),
                connections(),
                proxies);
    }

    private ConnectionLimits connections() {
        int max = values.number(Setting.MAX_CONNECTIONS, 1, MAX_REQUESTS);
        return values.optionalNumber(Setting.MAX_CONNECTIONS_PER_ADDRESS, 1, MAX_REQUESTS)
                .map(ofAddress -> new ConnectionLimits(max, ofAddress))
                .orElseGet(() -> ConnectionLimits.ofTotal(max));
    }

    private Optional<AdminSettings> admin() {
        Optional<Integer> port = portInDevelopment(Setting.MANAGEMENT_PORT, ADMIN_PORT_IN_DEVELOPMENT);
        if (port.isEmpty()) {
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
                    values.problem(values.where(unused) + " is set, but " + values.name(Setting.MANAGEMENT_PORT)
                            + " is not. Set both or neither.");
                }
            }
            return Optional.empty();
        }
        return Optional.of(new AdminSettings(
                values.text(Setting.MANAGEMENT_HOST)
                        .orElseGet(() -> Setting.MANAGEMENT_HOST.initial().orElseThrow()),
                port.get(),
                BrokerSettingsReader.admins(values),
                BrokerSettingsReader.viewers(values),
                new AdminLimits(
                        values.number(Setting.MANAGEMENT_MAX_REQUESTS, 1, MANY),
                        values.number(Setting.MANAGEMENT_REQUESTS_PER_SECOND, 1, MAX_REQUESTS),
                        ConnectionLimits.ofTotal(values.number(Setting.MANAGEMENT_MAX_CONNECTIONS, 1, MANY)))));
    }
}

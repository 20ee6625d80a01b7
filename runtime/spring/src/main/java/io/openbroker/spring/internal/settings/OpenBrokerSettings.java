package io.openbroker.spring.internal.settings;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.CloudFoundryEnvironment;
import io.openbroker.runtime.ListedSetting;
import io.openbroker.runtime.internal.settings.BrokerSettings;
import io.openbroker.runtime.internal.settings.BrokerSettingsReader;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingValues;
import io.openbroker.runtime.server.RequestLimits;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The settings of an application's brokers.
 *
 * @param broker the settings that every server has
 * @param requests limits of requests of platforms
 * @param admin who may administer the broker
 * @param listed the settings as admins see them
 */
public record OpenBrokerSettings(
        BrokerSettings broker, RequestLimits requests, Admin admin, List<ListedSetting> listed) {

    private static final int MANY = 100_000;
    private static final int MAX_REQUESTS = 1_000_000;
    private static final List<Setting> OF_ADMINS = List.of(
            Setting.MANAGEMENT_MAX_REQUESTS,
            Setting.MANAGEMENT_REQUESTS_PER_SECOND,
            Setting.VIEWER_USERNAME,
            Setting.VIEWER_PASSWORD);

    /** Copies the list. */
    public OpenBrokerSettings {
        listed = List.copyOf(listed);
    }

    /**
     * Who may administer the broker, and how often.
     *
     * @param admins users who may read and change; if there are none, nobody may administer the broker over HTTP
     * @param viewers users who may only read
     * @param maxRequests maximum number of requests at once
     * @param requestsPerSecond maximum number of requests of one user in a second
     */
    public record Admin(
            List<BasicCredentials> admins, List<BasicCredentials> viewers, int maxRequests, int requestsPerSecond) {

        /** Copies the lists. */
        public Admin {
            admins = List.copyOf(admins);
            viewers = List.copyOf(viewers);
        }

        /** Whether anybody may administer the broker. */
        public boolean present() {
            return !admins.isEmpty();
        }
    }

    /**
     * Reads and checks the settings.
     *
     * @throws io.openbroker.runtime.SettingsException if properties are invalid or contradict each other, with all problems
     */
    public static OpenBrokerSettings read(ConfigurableEnvironment environment) {
        SettingValues values = EnvironmentSettings.find(environment);
        CloudFoundryEnvironment platform = values.attempt(() ->
                        CloudFoundryEnvironment.of(environment.getSystemEnvironment().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, entry -> String.valueOf(entry.getValue())))))
                .orElse(CloudFoundryEnvironment.NONE);
        OpenBrokerSettings settings = new OpenBrokerSettings(
                BrokerSettingsReader.read(values, platform),
                BrokerSettingsReader.requests(values),
                admin(values),
                values.listed(setting -> ReplacedSettings.remedy(setting).isEmpty()));
        values.check();
        return settings;
    }

    private static Admin admin(SettingValues values) {
        List<BasicCredentials> admins = BrokerSettingsReader.admins(values);
        if (values.text(Setting.OPERATOR_USERNAME).isEmpty()) {
            OF_ADMINS.stream()
                    .filter(setting -> values.text(setting).isPresent())
                    .forEach(setting -> values.problem(values.where(setting) + " is set, but "
                            + values.name(Setting.OPERATOR_USERNAME) + " is not. Set both or neither."));
        }
        return new Admin(
                admins,
                BrokerSettingsReader.viewers(values),
                values.number(Setting.MANAGEMENT_MAX_REQUESTS, 1, MANY),
                values.number(Setting.MANAGEMENT_REQUESTS_PER_SECOND, 1, MAX_REQUESTS));
    }
}

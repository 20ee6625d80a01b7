package io.openbroker.spring.internal.settings;

import io.openbroker.runtime.internal.settings.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The settings of openbroker's own server for which the web server of an application has others. */
final class ReplacedSettings {

    private static final Map<Setting, String> REMEDIES = remedies();

    private ReplacedSettings() {}

    /** What to do instead of setting it, as a sentence; empty if the setting has the same effect as in the server. */
    static Optional<String> remedy(Setting setting) {
        return Optional.ofNullable(REMEDIES.get(setting));
    }

    private static Map<Setting, String> remedies() {
        Map<Setting, String> remedies = new EnumMap<>(Setting.class);
        remedies.put(Setting.CONFIG, "Use spring.config.import.");
        remedies.put(Setting.PORT, "Use server.port.");
        remedies.put(Setting.HOST, "Use server.address.");
        remedies.put(Setting.TLS_CERTIFICATE, "Use server.ssl.certificate.");
        remedies.put(Setting.TLS_KEY, "Use server.ssl.certificate-private-key.");
        remedies.put(Setting.TLS_KEY_PASSWORD, "Use server.ssl.bundle.");
        remedies.put(Setting.TLS_CLIENT_CA, "Use server.ssl.trust-certificate.");
        remedies.put(Setting.TLS_CLIENT_AUTHENTICATION, "Use server.ssl.client-auth.");
        remedies.put(Setting.TLS_RELOAD_SECONDS, "Use server.ssl.bundle.");
        remedies.put(Setting.MAX_CONNECTIONS, "Use server.tomcat.max-connections, or server.jetty.max-connections.");
        remedies.put(Setting.MAX_CONNECTIONS_PER_ADDRESS, "Limit the connections of an address in a proxy.");
        remedies.put(Setting.TRUSTED_PROXY_CLIENTS, "Name the proxies by address in openbroker.trusted-proxies.");
        remedies.put(Setting.MANAGEMENT_PORT, "Use management.server.port.");
        remedies.put(Setting.MANAGEMENT_HOST, "Use management.server.address.");
        remedies.put(Setting.MANAGEMENT_MAX_CONNECTIONS, "Limit the connections of the management port in a proxy.");
        remedies.put(Setting.MARKETPLACE_PORT, "Remove it, and call the application with osb.");
        return remedies;
    }
}

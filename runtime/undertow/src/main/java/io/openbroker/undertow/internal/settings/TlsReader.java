package io.openbroker.undertow.internal.settings;

import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingValues;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.TlsSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the settings of TLS. */
final class TlsReader {

    private static final List<String> POLICIES = List.of("none", "wanted", "required");

    private TlsReader() {}

    static Optional<TlsSettings> read(SettingValues values) {
        rejectUnverifiedNames(values);
        Optional<Path> certificate = values.path(Setting.TLS_CERTIFICATE);
        Optional<Path> key = values.path(Setting.TLS_KEY);
        if (certificate.isEmpty() || key.isEmpty()) {
            rejectParts(values);
            return Optional.empty();
        }
        Optional<Path> authority = values.path(Setting.TLS_CLIENT_CA);
        ClientAuthentication policy = policy(values, authority.isPresent());
        if (authority.isPresent() == (policy == ClientAuthentication.NONE)) {
            values.problem(
                    authority.isPresent()
                            ? values.where(Setting.TLS_CLIENT_CA) + " is set, but "
                                    + values.where(Setting.TLS_CLIENT_AUTHENTICATION)
                                    + " is none. Remove one of the two."
                            : values.where(Setting.TLS_CLIENT_AUTHENTICATION) + " requests client certificates, but "
                                    + values.name(Setting.TLS_CLIENT_CA)
                                    + " is not set. Set it to the file with the CA certificates that sign them.");
            return Optional.empty();
        }
        return Optional.of(new TlsSettings(
                certificate.get(),
                key.get(),
                values.text(Setting.TLS_KEY_PASSWORD),
                authority,
                policy,
                values.seconds(Setting.TLS_RELOAD_SECONDS, 1, 86_400)));
    }

    /** A name in a certificate proves nothing unless a known authority has signed it. */
    private static void rejectUnverifiedNames(SettingValues values) {
        boolean named = values.text(Setting.CLIENTS).isPresent()
                || values.text(Setting.PLATFORM_CLIENTS).isPresent();
        if (named && values.text(Setting.TLS_CLIENT_CA).isEmpty()) {
            values.problem("Names of client certificates are set, but " + values.name(Setting.TLS_CLIENT_CA)
                    + " is not. Set it to the file with the CA certificates that sign them.");
        }
    }

    private static ClientAuthentication policy(SettingValues values, boolean asked) {
        if (values.text(Setting.TLS_CLIENT_AUTHENTICATION).isEmpty()) {
            return asked ? ClientAuthentication.REQUIRED : ClientAuthentication.NONE;
        }
        return ClientAuthentication.valueOf(values.choice(Setting.TLS_CLIENT_AUTHENTICATION, POLICIES, "none")
                .toUpperCase(Locale.ROOT));
    }

    /** Incomplete TLS settings must not count as none, since connections would not be encrypted. */
    private static void rejectParts(SettingValues values) {
        for (Setting part : List.of(
                Setting.TLS_CERTIFICATE,
                Setting.TLS_KEY,
                Setting.TLS_KEY_PASSWORD,
                Setting.TLS_CLIENT_CA,
                Setting.TLS_CLIENT_AUTHENTICATION,
                Setting.TLS_RELOAD_SECONDS)) {
            if (values.changed(part)) {
                values.problem(values.where(part) + " is set, but not both of " + values.name(Setting.TLS_CERTIFICATE)
                        + " and " + values.name(Setting.TLS_KEY) + ". Set both, or no setting of TLS.");
                return;
            }
        }
    }
}

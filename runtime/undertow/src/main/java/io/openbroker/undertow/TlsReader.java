package io.openbroker.undertow;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the settings of TLS. */
final class TlsReader {

    private static final List<String> POLICIES = List.of("none", "wanted", "required");

    private TlsReader() {}

    static Optional<TlsSettings> read(SettingValues values) {
        Optional<Path> certificate = values.path(Setting.TLS_CERTIFICATE);
        Optional<Path> key = values.path(Setting.TLS_KEY);
        if (certificate.isEmpty() || key.isEmpty()) {
            refuseParts(values);
            return Optional.empty();
        }
        Optional<Path> authority = values.path(Setting.TLS_CLIENT_CA);
        ClientAuthentication policy = policy(values, authority.isPresent());
        if (authority.isPresent() == (policy == ClientAuthentication.NONE)) {
            values.problem(
                    authority.isPresent()
                            ? values.where(Setting.TLS_CLIENT_CA) + " is set, but "
                                    + values.where(Setting.TLS_CLIENT_AUTHENTICATION)
                                    + " is none; leave one of the two out"
                            : values.where(Setting.TLS_CLIENT_AUTHENTICATION)
                                    + " asks for certificates of clients, but " + Setting.TLS_CLIENT_CA.variable()
                                    + " is not set; set it to the file with the certificates of those who sign them");
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

    private static ClientAuthentication policy(SettingValues values, boolean asked) {
        if (values.text(Setting.TLS_CLIENT_AUTHENTICATION).isEmpty()) {
            return asked ? ClientAuthentication.REQUIRED : ClientAuthentication.NONE;
        }
        return ClientAuthentication.valueOf(values.choice(Setting.TLS_CLIENT_AUTHENTICATION, POLICIES, "none")
                .toUpperCase(Locale.ROOT));
    }

    /** Half of what is needed must not pass for none of it: the server would speak in the clear. */
    private static void refuseParts(SettingValues values) {
        for (Setting part : List.of(
                Setting.TLS_CERTIFICATE,
                Setting.TLS_KEY,
                Setting.TLS_KEY_PASSWORD,
                Setting.TLS_CLIENT_CA,
                Setting.TLS_CLIENT_AUTHENTICATION,
                Setting.TLS_RELOAD_SECONDS)) {
            if (values.changed(part)) {
                values.problem(values.where(part) + " is set, but not both of " + Setting.TLS_CERTIFICATE.variable()
                        + " and " + Setting.TLS_KEY.variable() + "; set both, or nothing of TLS");
                return;
            }
        }
    }
}

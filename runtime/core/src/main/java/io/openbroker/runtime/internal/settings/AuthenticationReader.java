package io.openbroker.runtime.internal.settings;

import io.openbroker.model.Platform;
import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.AuthenticationSettings.PlatformAuthenticator;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.authentication.TokenAuthentication;
import io.openbroker.runtime.spi.authentication.TokenSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads how platforms authenticate. Used once. */
final class AuthenticationReader {

    private static final String NONE = "none";
    private static final int HOUR_SECONDS = 3_600;

    private static final List<Setting> CONFIGURING_CLIENTS = List.of(
            Setting.USERNAME,
            Setting.PASSWORD,
            Setting.CREDENTIALS,
            Setting.CLIENTS,
            Setting.TOKEN_KEYS,
            Setting.PLATFORM_CREDENTIALS,
            Setting.PLATFORM_CLIENTS,
            Setting.PLATFORM_TOKEN_SCOPES);

    private final SettingValues values;
    private final List<PlatformAuthenticator> authenticators = new ArrayList<>();

    private AuthenticationReader(SettingValues values) {
        this.values = values;
    }

    static AuthenticationSettings read(SettingValues values) {
        return new AuthenticationReader(values).read();
    }

    private AuthenticationSettings read() {
        CredentialsReader credentials = CredentialsReader.read(values);
        readClients();
        readTokens();
        boolean anonymous =
                values.choice(Setting.AUTHENTICATION, List.of("basic", NONE)).equals(NONE);
        if (!anonymous) {
            return new AuthenticationSettings(
                    credentials.credentials(), false, credentials.platformCredentials(), authenticators);
        }
        for (Setting setting : CONFIGURING_CLIENTS) {
            if (values.text(setting).isPresent()) {
                values.problem(values.where(Setting.AUTHENTICATION) + " is none, but " + values.where(setting)
                        + " is set. Remove one of the two.");
            }
        }
        // The clients that are set nevertheless are a problem by now, which is reported with all others.
        return AuthenticationSettings.DEFAULT.withoutAuthentication();
    }

    private void readClients() {
        Map<Platform, List<String>> names = new LinkedHashMap<>();
        List<String> clients = SettingEntries.semicolons(values, Setting.CLIENTS);
        if (!clients.isEmpty()) {
            names.put(Platform.DEFAULT, clients);
        }
        Setting setting = Setting.PLATFORM_CLIENTS;
        SettingEntries.ofPlatforms(values, setting, SettingEntries.semicolons(values, setting))
                .forEach(entry -> names.computeIfAbsent(entry.platform(), platform -> new ArrayList<>())
                        .add(entry.value()));
        names.forEach((platform, some) -> add(platform, () -> Authenticator.clientCertificate(platform, some)));
    }

    private void readTokens() {
        Optional<String> keys = values.text(Setting.TOKEN_KEYS);
        Optional<String> issuer = values.text(Setting.TOKEN_ISSUER);
        Optional<String> audience = values.text(Setting.TOKEN_AUDIENCE);
        Optional<String> scope = values.text(Setting.TOKEN_SCOPE);
        Duration skew = values.seconds(Setting.TOKEN_CLOCK_SKEW_SECONDS, 0, HOUR_SECONDS);
        List<SettingEntries.OfPlatform> scopes = SettingEntries.ofPlatforms(
                values, Setting.PLATFORM_TOKEN_SCOPES, SettingEntries.blanks(values, Setting.PLATFORM_TOKEN_SCOPES));
        boolean skewed = values.changed(Setting.TOKEN_CLOCK_SKEW_SECONDS);
        if (keys.isEmpty()
                && issuer.isEmpty()
                && audience.isEmpty()
                && scope.isEmpty()
                && scopes.isEmpty()
                && !skewed) {
            return;
        }
        Optional<TokenAuthentication> tokens = TokenAuthentication.find();
        if (tokens.isEmpty()) {
            values.problem("Bearer tokens require openbroker-security. Add it to the class path.");
        } else if (keys.isEmpty() || issuer.isEmpty() || audience.isEmpty()) {
            values.problem("Bearer tokens require " + values.name(Setting.TOKEN_KEYS) + ", "
                    + values.name(Setting.TOKEN_ISSUER) + " and " + values.name(Setting.TOKEN_AUDIENCE)
                    + ". Set all three, or no setting of tokens.");
        } else {
            // A token for one platform must not be valid for others: where scopes distinguish platforms, requests
            // without a prefix need a scope of their own.
            if (scope.isPresent() || scopes.isEmpty()) {
                TokenSettings settings = new TokenSettings(keys.get(), issuer.get(), audience.get(), scope, skew);
                add(Platform.DEFAULT, () -> tokens.get().authenticator(Platform.DEFAULT, settings));
            }
            scopes.forEach(entry -> add(
                    entry.platform(),
                    () -> tokens.get()
                            .authenticator(
                                    entry.platform(),
                                    new TokenSettings(
                                            keys.get(),
                                            issuer.get(),
                                            audience.get(),
                                            Optional.of(entry.value()),
                                            skew))));
        }
    }

    private void add(Platform platform, Supplier<Authenticator> authenticator) {
        values.attempt(authenticator)
                .ifPresent(created -> authenticators.add(new PlatformAuthenticator(platform, created)));
    }
}

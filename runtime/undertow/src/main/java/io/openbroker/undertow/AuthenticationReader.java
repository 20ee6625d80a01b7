package io.openbroker.undertow;

import io.openbroker.model.Platform;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.authentication.TokenAuthentication;
import io.openbroker.runtime.spi.authentication.TokenSettings;
import io.openbroker.undertow.AuthenticationSettings.PlatformAuthenticator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads who may use the broker. Used once. */
final class AuthenticationReader {

    private static final String NONE = "none";
    private static final int HOUR_SECONDS = 3_600;

    private static final List<Setting> NAMING_SOMEBODY = List.of(
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
        for (Setting setting : NAMING_SOMEBODY) {
            if (values.text(setting).isPresent()) {
                values.problem(values.where(Setting.AUTHENTICATION) + " is none, but " + values.where(setting)
                        + " is set; leave one of the two out");
            }
        }
        // Those that nobody asks for are a problem by now, which is told with all others.
        return AuthenticationSettings.DEFAULT.withoutAuthentication();
    }

    private void readClients() {
        Map<Platform, List<String>> names = new LinkedHashMap<>();
        List<String> clients = Entries.semicolons(values, Setting.CLIENTS);
        if (!clients.isEmpty()) {
            names.put(Platform.DEFAULT, clients);
        }
        Setting setting = Setting.PLATFORM_CLIENTS;
        Entries.ofPlatforms(values, setting, Entries.semicolons(values, setting))
                .forEach(entry -> names.computeIfAbsent(entry.platform(), platform -> new ArrayList<>())
                        .add(entry.value()));
        if (!names.isEmpty() && values.text(Setting.TLS_CLIENT_CA).isEmpty()) {
            values.problem("Names of client certificates need " + Setting.TLS_CLIENT_CA.variable()
                    + ", which says whose signatures count; set it too");
        }
        names.forEach((platform, some) -> add(platform, () -> Authenticator.clientCertificate(platform, some)));
    }

    private void readTokens() {
        Optional<String> keys = values.text(Setting.TOKEN_KEYS);
        Optional<String> issuer = values.text(Setting.TOKEN_ISSUER);
        Optional<String> audience = values.text(Setting.TOKEN_AUDIENCE);
        Optional<String> scope = values.text(Setting.TOKEN_SCOPE);
        Duration skew = values.seconds(Setting.TOKEN_CLOCK_SKEW_SECONDS, 0, HOUR_SECONDS);
        List<Entries.OfPlatform> scopes = Entries.ofPlatforms(
                values, Setting.PLATFORM_TOKEN_SCOPES, Entries.blanks(values, Setting.PLATFORM_TOKEN_SCOPES));
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
            values.problem("Settings of tokens need openbroker-security; add it to the class path");
        } else if (keys.isEmpty() || issuer.isEmpty() || audience.isEmpty()) {
            values.problem("Tokens need all of " + Setting.TOKEN_KEYS.variable() + ", "
                    + Setting.TOKEN_ISSUER.variable() + " and " + Setting.TOKEN_AUDIENCE.variable()
                    + "; set them, or nothing about tokens");
        } else {
            // A token for one platform must not pass for any: without a prefix there is none where scopes tell them
            // apart.
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
        try {
            authenticators.add(new PlatformAuthenticator(platform, authenticator.get()));
        } catch (IllegalArgumentException e) {
            values.problem(String.valueOf(e.getMessage()));
        }
    }
}

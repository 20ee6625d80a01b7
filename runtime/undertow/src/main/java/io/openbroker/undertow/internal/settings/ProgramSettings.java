package io.openbroker.undertow.internal.settings;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.ListedSetting;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingList;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds the settings that a program has changed, for admins. */
public final class ProgramSettings {

    private ProgramSettings() {}

    /**
     * Marks the settings that a program has changed.
     *
     * @param listed the settings of {@code before}
     */
    public static List<ListedSetting> changed(List<ListedSetting> listed, ServerSettings before, ServerSettings after) {
        List<ListedSetting> marked = new ArrayList<>();
        for (ListedSetting setting : listed) {
            marked.add(SettingList.named(setting.name())
                    .map(known -> changed(setting, text(known, before), text(known, after)))
                    .orElse(setting));
        }
        return marked;
    }

    private static ListedSetting changed(ListedSetting setting, Optional<String> before, Optional<String> after) {
        return before.equals(after) ? setting : setting.byProgram(after);
    }

    /** The text of a setting as an operator would write it; of secrets and of settings that are objects here, whether there is one. */
    private static Optional<String> text(Setting setting, ServerSettings settings) {
        return switch (setting) {
            case CONFIG, STATE_SERVICE -> Optional.empty();
            case PORT -> number(settings.listener().port());
            case HOST -> settings.listener().host();
            case TLS_CERTIFICATE -> tls(settings, tls -> tls.certificate().toString());
            case TLS_KEY -> tls(settings, tls -> tls.key().toString());
            case TLS_KEY_PASSWORD -> settings.listener().tls().flatMap(TlsSettings::keyPassword);
            case TLS_CLIENT_CA ->
                settings.listener().tls().flatMap(TlsSettings::clientAuthority).map(Object::toString);
            case TLS_CLIENT_AUTHENTICATION ->
                tls(settings, tls -> tls.clientAuthentication().name().toLowerCase(Locale.ROOT));
            case TLS_RELOAD_SECONDS ->
                tls(settings, tls -> Long.toString(tls.reload().toSeconds()));
            case TRUSTED_PROXIES -> joined(settings.listener().proxies().addresses(), " ");
            case TRUSTED_PROXY_CLIENTS -> joined(settings.listener().proxies().certificateNames(), "; ");
            case FORWARDED_CERTIFICATE_HEADER, FORWARDED_CERTIFICATE_CA ->
                settings.listener().proxies().certificates().map(certificates -> certificates.header());
            case USERNAME, PASSWORD, CREDENTIALS -> credentials(setting, settings);
            case PLATFORM_CREDENTIALS -> any(settings.authentication().platformCredentials());
            case CLIENTS,
                    PLATFORM_CLIENTS,
                    TOKEN_KEYS,
                    TOKEN_ISSUER,
                    TOKEN_AUDIENCE,
                    TOKEN_SCOPE,
                    TOKEN_CLOCK_SKEW_SECONDS,
                    PLATFORM_TOKEN_SCOPES ->
                // Authenticators are objects, which do not tell what they were made of.
                Optional.empty();
            case AUTHENTICATION -> Optional.of(settings.authentication().anonymous() ? "none" : "basic");
            case MAX_BODY_BYTES -> number(settings.limits().maxBodyBytes());
            case MAX_NESTING -> number(settings.limits().maxNesting());
            case MAX_STRING_LENGTH -> number(settings.limits().maxStringLength());
            case MAX_HEADER_BYTES -> number(settings.listener().requests().maxHeaderBytes());
            case REQUEST_SECONDS -> seconds(settings.listener().requests().arrival());
            case MAX_REQUESTS -> number(settings.listener().requests().maxRequests());
            case PLATFORM_SHARE_PERCENT -> number(settings.listener().requests().maxSharePercent());
            case MAX_CONNECTIONS -> number(settings.listener().connections().max());
            case MAX_CONNECTIONS_PER_ADDRESS ->
                number(settings.listener().connections().maxOfAddress());
            case SHUTDOWN_SECONDS -> seconds(settings.shutdownGrace());
            case HANDLER_SECONDS -> seconds(settings.operations().responseTime());
            case AWAITED_OPERATIONS -> number(settings.operations().limits().awaited());
            case WAITING_REQUESTS -> number(settings.operations().limits().waiting());
            case BACKGROUND_OPERATIONS -> number(settings.operations().limits().background());
            case QUEUED_OPERATIONS -> number(settings.operations().limits().queued());
            case OPERATIONS_REMEMBERED_DAYS ->
                Optional.of(Long.toString(settings.operations().retention().toDays()));
            case MANAGEMENT_PORT -> admin(settings, admin -> Integer.toString(admin.port()));
            case MANAGEMENT_HOST -> admin(settings, AdminSettings::host);
            case MANAGEMENT_MAX_REQUESTS ->
                admin(settings, admin -> Integer.toString(admin.limits().maxRequests()));
            case MANAGEMENT_REQUESTS_PER_SECOND ->
                admin(settings, admin -> Integer.toString(admin.limits().requestsPerSecond()));
            case MANAGEMENT_MAX_CONNECTIONS ->
                admin(
                        settings,
                        admin -> Integer.toString(admin.limits().connections().max()));
            case MARKETPLACE_PORT -> settings.marketplacePort().map(Object::toString);
            case OPERATOR_USERNAME, OPERATOR_PASSWORD -> users(settings, AdminSettings::admins);
            case VIEWER_USERNAME, VIEWER_PASSWORD -> users(settings, AdminSettings::viewers);
            case STATE -> settings.state().location().map(SettingList::withoutLogin);
            case STATE_USERNAME -> settings.state().username();
            case STATE_PASSWORD -> settings.state().password();
            case STATE_KEYS -> settings.state().keys();
            case STATE_START_SECONDS -> settings.state().startWait().flatMap(ProgramSettings::seconds);
            case STATE_HEARTBEAT_SECONDS -> settings.state().heartbeat().flatMap(ProgramSettings::seconds);
            case STATE_LEASE_SECONDS -> settings.state().lease().flatMap(ProgramSettings::seconds);
            case STATE_ADOPT -> Optional.of(Boolean.toString(settings.state().adopt()));
            case REPLICA -> settings.replica();
        };
    }

    private static Optional<String> number(int value) {
        return Optional.of(Integer.toString(value));
    }

    private static Optional<String> seconds(Duration time) {
        return Optional.of(Long.toString(time.toSeconds()));
    }

    private static Optional<String> joined(Collection<?> values, String separator) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        separator, values.stream().map(Object::toString).toList()));
    }

    private static Optional<String> any(Collection<?> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of("set");
    }

    private static Optional<String> tls(ServerSettings settings, Function<TlsSettings, String> text) {
        return settings.listener().tls().map(text);
    }

    private static Optional<String> admin(ServerSettings settings, Function<AdminSettings, String> text) {
        return settings.admin().map(text);
    }

    private static Optional<String> users(
            ServerSettings settings, Function<AdminSettings, List<BasicCredentials>> users) {
        return settings.admin()
                .map(users)
                .flatMap(pairs ->
                        joined(pairs.stream().map(BasicCredentials::user).toList(), " "));
    }

    /** The first pair is that of two settings; further ones are entries of a third. */
    private static Optional<String> credentials(Setting setting, ServerSettings settings) {
        List<BasicCredentials> pairs = settings.authentication().credentials();
        if (setting == Setting.CREDENTIALS) {
            return pairs.size() > 1 ? any(pairs) : Optional.empty();
        }
        return pairs.stream().findFirst().map(setting == Setting.PASSWORD ? pair -> "set" : BasicCredentials::user);
    }
}

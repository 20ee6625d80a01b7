package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.ListedSetting;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.start.GeneratedCredentials;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker.Access;
import io.openbroker.undertow.ServerSettings;
import java.util.List;
import java.util.Optional;

/**
 * Settings with the defaults that depend on other settings: the host, and credentials that are generated where none are
 * configured.
 *
 * @param settings the settings as configured
 * @param host the host name or address of the broker's port
 * @param generatedCredentials generated credentials for platforms, if none are configured
 * @param marketplace the platforms that the marketplace can be; none without a marketplace
 * @param generatedAdminCredentials generated credentials for the admin port, if it has none
 */
record EffectiveSettings(
        ServerSettings settings,
        String host,
        Optional<BasicCredentials> generatedCredentials,
        List<Access> marketplace,
        Optional<BasicCredentials> generatedAdminCredentials) {

    static EffectiveSettings of(ServerSettings settings) {
        AuthenticationSettings authentication = settings.authentication();
        boolean configured = authentication.isConfigured();
        Optional<BasicCredentials> generated = configured || authentication.anonymous()
                ? Optional.empty()
                : Optional.of(GeneratedCredentials.create());
        return new EffectiveSettings(
                settings,
                settings.listener().host().orElse(configured ? "0.0.0.0" : "127.0.0.1"),
                generated,
                settings.marketplacePort().isPresent() ? MarketplaceAccess.to(authentication, generated) : List.of(),
                settings.admin().filter(admin -> admin.admins().isEmpty()).map(admin -> GeneratedCredentials.create()));
    }

    /** The settings as admins see them, with the host that depends on others. */
    List<ListedSetting> listed() {
        return settings.listed().stream()
                .map(setting -> setting.name().equals(Setting.HOST.variable())
                                && setting.source().equals(ListedSetting.DEFAULT)
                        ? new ListedSetting(
                                setting.name(),
                                Optional.of(host),
                                setting.source(),
                                setting.description(),
                                setting.secret(),
                                setting.set())
                        : setting)
                .toList();
    }

    void authenticate(BrokerEngineBuilder builder) {
        AuthenticationSettings authentication = settings.authentication();
        builder.authentication(MarketplaceAccess.grant(
                generatedCredentials.map(authentication::withCredentials).orElse(authentication), marketplace));
        generatedAdminCredentials.ifPresent(builder::admin);
        settings.admin().ifPresent(admin -> {
            admin.admins().forEach(builder::admin);
            admin.viewers().forEach(builder::viewer);
        });
    }
}

package io.openbroker.undertow.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

    @Test
    void generatesCredentialsAndListensOnTheLoopbackInterface() {
        EffectiveSettings effective = EffectiveSettings.of(ServerSettings.DEFAULT);

        assertThat(effective.host()).isEqualTo("127.0.0.1");
        assertThat(effective.generatedCredentials()).isPresent();
        assertThat(effective.generatedAdminCredentials()).isEmpty();
    }

    @Test
    void listensOnAllInterfacesWithCredentials() {
        EffectiveSettings effective = EffectiveSettings.of(ServerSettings.DEFAULT.withCredentials("a", "b"));

        assertThat(effective.host()).isEqualTo("0.0.0.0");
        assertThat(effective.generatedCredentials()).isEmpty();
    }

    @Test
    void generatesNothingWithoutAuthentication() {
        EffectiveSettings effective = EffectiveSettings.of(ServerSettings.DEFAULT.withoutAuthentication());

        assertThat(effective.host()).isEqualTo("127.0.0.1");
        assertThat(effective.generatedCredentials()).isEmpty();
    }

    @Test
    void prefersTheConfiguredHost() {
        ServerSettings settings =
                ServerSettings.DEFAULT.withCredentials("a", "b").withHost("::1");

        assertThat(EffectiveSettings.of(settings).host()).isEqualTo("::1");
    }

    @Test
    void generatesAdminCredentialsWhereThereAreNone() {
        AdminSettings admin = AdminSettings.onPort(0);
        EffectiveSettings generated = EffectiveSettings.of(ServerSettings.DEFAULT.withAdmin(admin));
        EffectiveSettings configured =
                EffectiveSettings.of(ServerSettings.DEFAULT.withAdmin(admin.withAdmin("a", "b")));

        assertThat(generated.generatedAdminCredentials()).isPresent();
        assertThat(configured.generatedAdminCredentials()).isEmpty();
    }
}

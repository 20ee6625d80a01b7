package io.openbroker.runtime.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.TimeSource;
import org.junit.jupiter.api.Test;

class AccessBuilderTest {

    private static final TimeSource.Ticker TICKER = TimeSource.SYSTEM.ticker();

    private final AccessBuilder access = new AccessBuilder();

    @Test
    void demandsCredentialsOrNoAuthenticationButNotBoth() {
        assertThatThrownBy(() -> access.platformAuthentication(TICKER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("call withoutAuthentication()");
        access.everybody();
        access.credentials(Platform.DEFAULT, new BasicCredentials("a", "b"));
        assertThatThrownBy(() -> access.platformAuthentication(TICKER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Remove one of the two");
    }

    @Test
    void hasNoAdminPortWithoutUsers() {
        assertThat(access.adminAuthentication(TICKER)).isEmpty();
    }

    @Test
    void demandsAnAdminBesideViewers() {
        access.viewer(new BasicCredentials("a", "b"));

        assertThatThrownBy(() -> access.adminAuthentication(TICKER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Add an admin");
    }

    @Test
    void keepsCredentialsOfAdminsAndOfAllPlatformsApart() {
        access.credentials(new Platform("k8s"), new BasicCredentials("a", "b"));
        access.admin(new BasicCredentials("a", "other"));
        assertThat(access.adminAuthentication(TICKER)).isPresent();

        access.viewer(new BasicCredentials("a", "b"));
        assertThatThrownBy(() -> access.adminAuthentication(TICKER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("credentials of their own");
    }
}

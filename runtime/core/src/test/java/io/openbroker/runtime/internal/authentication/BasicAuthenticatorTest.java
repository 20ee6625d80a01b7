package io.openbroker.runtime.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthenticatorTest {

    private final Authenticator authenticator = Authenticator.basic(
            Platform.DEFAULT, List.of(new BasicCredentials("old", "öld:pass wörd"), new BasicCredentials("new", "n")));

    @ParameterizedTest
    @ValueSource(strings = {"old:öld:pass wörd", "new:n"})
    void takesAnyOfThePairs(String userAndPassword) {
        assertThat(authenticates("Basic " + encoded(userAndPassword))).isTrue();
        assertThat(authenticates("bAsIc  " + encoded(userAndPassword) + " ")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "old:n",
                "new:öld:pass wörd",
                "old:",
                ":",
                "",
                "new",
                "new:nn",
                "new:n:",
                "NEW:n",
                ":n",
                "new:n\0"
            })
    void rejectsOthers(String userAndPassword) {
        assertThat(authenticates("Basic " + encoded(userAndPassword))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !", "Basic bmV3Om4=x=", "Bearer bmV3Om4=", "bmV3Om4="})
    void rejectsMalformedHeaders(String header) {
        assertThat(authenticates(header)).isFalse();
    }

    @Test
    void rejectsOtherCharsets() {
        byte[] latin1 = "old:öld:pass wörd".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(authenticates("Basic " + Base64.getEncoder().encodeToString(latin1)))
                .isFalse();
    }

    @Test
    void leavesOtherSchemesToOthers() {
        assertThat(authenticator.authenticate(TestRequests.head("GET", "/"))).isInstanceOf(NotMine.class);
        assertThat(authenticator.authenticate(TestRequests.head("GET", "/", "Authorization", "Bearer bmV3Om4=")))
                .isInstanceOf(NotMine.class);
        assertThat(authenticator.authenticate(TestRequests.head("GET", "/", "Authorization", "Basicbm=")))
                .isInstanceOf(NotMine.class);
    }

    @Test
    void saysWhoItIs() {
        assertThat(authenticator.authenticate(
                        TestRequests.head("GET", "/", "Authorization", "Basic " + encoded("new:n"))))
                .isEqualTo(new Authenticated("new", Platform.DEFAULT));
    }

    @Test
    void cannotBeWithoutCredentials() {
        assertThatThrownBy(() -> Authenticator.basic(Platform.DEFAULT, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Add a user and a password");
    }

    @Test
    void canBeSwitchedOffByName() {
        assertThat(Authenticator.anybody(Platform.DEFAULT).authenticate(TestRequests.head("GET", "/v2/catalog")))
                .isEqualTo(new Authenticated("anonymous", Platform.DEFAULT));
    }

    @Test
    void hidesPasswords() {
        assertThat(new BasicCredentials("user", "s3cr3t")).hasToString("BasicCredentials[user=user]");
        assertThatThrownBy(() -> new BasicCredentials("user", "s3cr3t\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a\0"})
    void rejectsUsersThatTheHeaderCannotCarry(String user) {
        assertThatThrownBy(() -> new BasicCredentials(user, "p")).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean authenticates(String header) {
        return authenticator.authenticate(TestRequests.head("GET", "/v2/catalog", "Authorization", header))
                instanceof Authenticated;
    }

    private static String encoded(String userAndPassword) {
        return Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }
}

package io.openbroker.runtime.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthenticationTest {

    private final Authentication authentication = Authentication.basic(
            List.of(new BasicCredentials("old", "öld:pass wörd"), new BasicCredentials("new", "n")));

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
    void refusesOthers(String userAndPassword) {
        assertThat(authenticates("Basic " + encoded(userAndPassword))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !", "Basic bmV3Om4=x=", "Bearer bmV3Om4=", "bmV3Om4="})
    void refusesMalformedHeaders(String header) {
        assertThat(authenticates(header)).isFalse();
    }

    @Test
    void refusesOtherCharsets() {
        byte[] latin1 = "old:öld:pass wörd".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(authenticates("Basic " + Base64.getEncoder().encodeToString(latin1)))
                .isFalse();
    }

    @Test
    void refusesNoneAndSeveral() {
        String right = "Basic " + encoded("new:n");

        assertThat(authenticates()).isFalse();
        assertThat(authenticates(right, right)).isFalse();
    }

    @Test
    void cannotBeWithoutCredentials() {
        assertThatThrownBy(() -> Authentication.basic(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give at least one user and password");
    }

    @Test
    void canBeSwitchedOffByName() {
        assertThat(Authentication.none().authenticate(name -> List.of())).contains(Platform.DEFAULT);
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
    void refusesUsersThatTheHeaderCannotCarry(String user) {
        assertThatThrownBy(() -> new BasicCredentials(user, "p")).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean authenticates(String... headers) {
        return authentication
                .authenticate(name -> name.equals("Authorization") ? List.of(headers) : List.of())
                .isPresent();
    }

    private static String encoded(String userAndPassword) {
        return Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }
}

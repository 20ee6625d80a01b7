package io.openbroker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.BoundServices.Database;
import io.openbroker.runtime.spi.state.StateSettings;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BoundDatabaseTest {

    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nQUJD\nREVG\n-----END PRIVATE KEY-----\n";

    @Test
    void isTheStateIfNoLocationIsSet() {
        StateSettings chosen = BoundDatabase.choose(bound(Optional.empty(), Map.of()));

        assertThat(chosen.location()).contains("jdbc:postgresql://h/d?sslmode=verify-full");
        assertThat(chosen.username()).contains("u");
        assertThat(chosen.password()).contains("p");
    }

    @Test
    void isIgnoredIfALocationIsSet() {
        StateSettings settings = bound(Optional.of("memory"), Map.of());

        assertThat(BoundDatabase.choose(settings)).isEqualTo(settings);
        assertThat(BoundDatabase.choose(StateSettings.DEFAULT)).isEqualTo(StateSettings.DEFAULT);
    }

    /** The driver reads certificates as they are, and keys in the binary form of PKCS #8. */
    @Test
    void writesCertificatesAndKeysToFilesOfTheirOwner() throws IOException {
        StateSettings settings =
                bound(Optional.empty(), Map.of("sslrootcert", CERTIFICATE, "sslcert", CERTIFICATE, "sslkey", KEY));
        String url = BoundDatabase.choose(settings).location().orElseThrow();

        assertThat(url).startsWith("jdbc:postgresql://h/d?sslmode=verify-full&sslcert=");
        assertThat(file(url, "sslrootcert")).hasContent(CERTIFICATE);
        assertThat(file(url, "sslcert")).hasContent(CERTIFICATE);
        assertThat(file(url, "sslkey")).hasContent("ABCDEF");
        assertThat(Files.getPosixFilePermissions(
                        Optional.ofNullable(file(url, "sslkey").getParent()).orElseThrow()))
                .extracting(Enum::name)
                .allMatch(permission -> permission.startsWith("OWNER_"));
    }

    @Test
    void rejectsAKeyThatIsNone() {
        StateSettings settings = bound(
                Optional.empty(), Map.of("sslkey", "-----BEGIN PRIVATE KEY-----\ns3cr3\n-----END PRIVATE KEY-----"));

        assertThatThrownBy(() -> BoundDatabase.choose(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The private key in the credentials of the bound service \"db\" is not in PEM. Correct it, or"
                                + " set OPENBROKER_STATE.");
    }

    private static Path file(String url, String option) {
        Matcher value = Pattern.compile("[?&]" + option + "=([^&]*)").matcher(url);
        assertThat(value.find()).isTrue();
        return Path.of(URLDecoder.decode(value.group(1), StandardCharsets.UTF_8));
    }

    private static StateSettings bound(Optional<String> location, Map<String, String> files) {
        Database database = new Database(
                "db",
                Optional.of("jdbc:postgresql://h/d?sslmode=verify-full"),
                Optional.of("u"),
                Optional.of("p"),
                files);
        return new StateSettings(
                location,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new BoundServices(List.of(database), Optional.empty()),
                false);
    }
}

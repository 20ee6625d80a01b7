package io.openbroker.sample.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseServerTest {

    @Test
    void theEnvironmentNamesAServer() {
        Map<String, String> environment = Map.of(
                "POSTGRES_URL", "jdbc:postgresql://db.example.org:6543/postgres",
                "POSTGRES_USER", "admin",
                "POSTGRES_PASSWORD", "secret");

        DatabaseServer server = DatabaseServer.fromEnvironment(environment).orElseThrow();

        assertThat(server.host()).isEqualTo("db.example.org");
        assertThat(server.port()).isEqualTo(6543);
    }

    @Test
    void withoutAUrlThereIsNone() {
        assertThat(DatabaseServer.fromEnvironment(Map.of("POSTGRES_USER", "admin")))
                .isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        Map<String, String> environment =
                Map.of("POSTGRES_URL", "jdbc:postgresql://localhost/postgres", "POSTGRES_USER", "admin");

        assertThatThrownBy(() -> DatabaseServer.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("POSTGRES_PASSWORD is not");
    }

    @Test
    void rejectsWhatIsNoUrl() {
        assertThatThrownBy(() -> DatabaseServer.at("localhost:5432?password=hidden", "admin", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql://localhost:5432/postgres")
                .hasMessageNotContaining("hidden");
    }
}

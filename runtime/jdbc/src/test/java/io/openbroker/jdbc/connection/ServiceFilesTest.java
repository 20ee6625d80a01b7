package io.openbroker.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceFilesTest {

    @Test
    void namesADriverForEachDatabase() throws ClassNotFoundException {
        for (String url : List.of("jdbc:postgresql://host/db", "jdbc:sqlite:file")) {
            assertThat(Class.forName(ServiceFiles.driver(url).orElseThrow())).isAssignableTo(java.sql.Driver.class);
        }
        assertThat(ServiceFiles.driver("jdbc:other:x")).isEmpty();
    }

    @Test
    void findsThePluginsOfTheClassPath() {
        assertThatCode(() -> ServiceFiles.checkPlugins("jdbc:postgresql://host/db"))
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhichPluginIsMissingAndHowToMerge() {
        String core = "org.flywaydb.core.internal.resource.CoreResourceTypeProvider";

        assertThatThrownBy(() -> ServiceFiles.checkPlugins("jdbc:postgresql://host/db", Set.of(core)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PostgreSQLDatabaseType")
                .hasMessageContaining("ServicesResourceTransformer")
                .hasMessageContaining("mergeServiceFiles()")
                .hasMessageEndingWith("flyway-database-postgresql");
        assertThatThrownBy(() -> ServiceFiles.checkPlugins("jdbc:sqlite:file", Set.of()))
                .hasMessageContaining(core)
                .hasMessageEndingWith("flyway-core");
        assertThatCode(() -> ServiceFiles.checkPlugins("jdbc:sqlite:file", Set.of(core)))
                .doesNotThrowAnyException();
    }
}

package io.openbroker.runtime.internal.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.Version;

class JacksonVersionsTest {

    private static Version jackson(int minor) {
        return new Version(3, minor, 4, null, "tools.jackson.core", "jackson-databind");
    }

    @Test
    void thoseOfThisBuildFit() {
        assertThatCode(JacksonVersions::demand).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.22", "2.22.1", "2.23", "2.100", "3.0", "2.9.-", "2..1", "unknown", ""})
    void annotationsAsNewAsTheRestFit(String version) {
        assertThatCode(() -> JacksonVersions.demand(jackson(2), Optional.of(version), "a.jar"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "2.19.2, 0, 2.20",
        "2.9.10, 0, 2.20",
        "2.20, 1, 2.21",
        "2.21, 2, 2.22",
        "1.9.13, 2, 2.22",
        "2.19.2.redhat-00001, 2, 2.22"
    })
    void olderOnesAreRejected(String version, int minor, String needed) {
        assertThatThrownBy(() -> JacksonVersions.demand(jackson(minor), Optional.of(version), "file:/lib/a.jar"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "jackson-annotations " + version + " (file:/lib/a.jar) is too old for Jackson 3." + minor
                                + ".4, which needs " + needed + ". Set the version of");
    }
}

package io.openbroker.runtime.internal.cloudfoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.CloudFoundryEnvironment;
import io.openbroker.runtime.spi.state.BoundServices;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"application_name\": \"notes-broker\", \"instance_index\": 0} | notes-broker/0",
                "{\"application_name\": \"notes-broker\", \"instance_index\": 12, \"instance_id\": \"x\"} | notes-broker/12",
                "{\"application_name\": \"notes-broker\"} | notes-broker",
                "{\"application_name\": \"a broker für 'alle'\", \"instance_index\": 1} | a-broker-f-r--alle-/1",
                "{\"application_name\": \"a-broker-with-a-name-that-is-long\", \"instance_index\": 34} | a-broker-with-a-name-tha/34"
            })
    void namesAnInstanceOfTheApplication(String application, String name) {
        Optional<String> replica = replica(application);

        assertThat(replica).contains(name);
        assertThat(BrokerEngineBuilder.isReplicaName(replica.orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"application_name\": 5}", "{\"application_name\": \" \"}", "{\"instance_index\": 3}"})
    void namesNothingWithoutAName(String application) {
        assertThat(replica(application)).isEmpty();
    }

    @Test
    void rejectsOtherForms() {
        assertThatThrownBy(() -> replica("{\"application_name\": \"x\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("VCAP_APPLICATION (environment) is not valid JSON at line 1");
    }

    @Test
    void findsNothingElsewhere() {
        CloudFoundryEnvironment nothing = new CloudFoundryEnvironment(Optional.empty(), BoundServices.NONE);

        assertThat(CloudFoundryEnvironment.of(Map.of())).isEqualTo(nothing);
        assertThat(CloudFoundryEnvironment.of(Map.of("VCAP_APPLICATION", " ", "VCAP_SERVICES", "")))
                .isEqualTo(nothing);
    }

    private static Optional<String> replica(String application) {
        return CloudFoundryEnvironment.of(Map.of("VCAP_APPLICATION", application))
                .replica();
    }
}

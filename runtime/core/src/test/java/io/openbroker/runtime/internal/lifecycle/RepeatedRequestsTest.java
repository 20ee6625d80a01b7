package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.ONLY;
import static io.openbroker.runtime.internal.testing.TestBroker.OTHER;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BindRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which creations are the same, and which are different ones under an id that is taken (OSB v2.17, 200, 202 and 409). */
class RepeatedRequestsTest {

    private static final String CONTEXT =
            ", \"context\": {\"platform\": \"kubernetes\", \"namespace\": \"n\", \"clusterid\": \"c\", \"instance_name\": \"a\"}";
    private static final String PROVISION =
            body(SERVICE, SMALL, CONTEXT + ", \"parameters\": {\"pages\": 1, \"title\": \"t\"}");
    private static final String BIND = body(
            SERVICE,
            SMALL,
            CONTEXT + ", \"bind_resource\": {\"app_guid\": \"app\"}, \"parameters\": {\"pages\": 1, \"title\": \"t\"}");

    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);

    static Stream<Arguments> different() {
        return Stream.of(
                Arguments.of("platform", "kubernetes", "other"),
                Arguments.of("namespace", "\"n\"", "\"m\""),
                Arguments.of("cluster", "\"c\"", "\"d\""),
                Arguments.of("value of a parameter", "\"pages\": 1", "\"pages\": 2"),
                Arguments.of("number of parameters", "\"pages\": 1, ", ""),
                Arguments.of("plan", SMALL, LARGE));
    }

    static Stream<Arguments> same() {
        return Stream.of(
                Arguments.of("repetition", "x", "x"),
                Arguments.of("name in the context", "\"a\"", "\"b\""),
                Arguments.of("number written otherwise", "\"pages\": 1", "\"pages\": 1.0"),
                Arguments.of("order", "\"pages\": 1, \"title\": \"t\"", "\"title\": \"t\", \"pages\": 1"));
    }

    @ParameterizedTest(name = "another {0}")
    @MethodSource("different")
    void aDifferentProvisionIsAConflict(String what, String old, String changed) {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertThat(platform.provision("i", PROVISION).status()).isEqualTo(201);
            Answer other = platform.provision("i", PROVISION.replace(old, changed));

            assertThat(other.status()).isEqualTo(409);
            assertThat(other.error()).isEqualTo("Conflict");
            assertThat(broker.requests()).hasSize(1);
        }
    }

    @Test
    void aProvisionOfAnotherServiceIsAConflict() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            Answer other = platform.provision("i", TestPlatform.provision(OTHER, ONLY, ""));

            assertThat(other.status()).isEqualTo(409);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("same")
    void theSameProvisionExists(String what, String old, String changed) {
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.withDashboard("https://dashboard"));
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i", PROVISION);
            Answer again = platform.provision("i", PROVISION.replace(old, changed));

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text("dashboard_url")).isEqualTo("https://dashboard");
            assertThat(broker.requests(ProvisionRequest.class)).hasSize(1);
        }
    }

    @ParameterizedTest(name = "another {0}")
    @MethodSource("different")
    void aDifferentProvisionIsAConflictWhileTheFirstGoesOn(String what, String old, String changed) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> {
            release.await();
            return ServiceInstance.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer first = platform.provision("i", PROVISION);
            assertThat(platform.provision("i", PROVISION.replace(old, changed)).status())
                    .isEqualTo(409);
            Answer same = platform.provision("i", PROVISION);
            release.countDown();

            assertThat(same.status()).isEqualTo(202);
            assertThat(same.operation()).isEqualTo(first.operation()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "another {0}")
    @MethodSource("different")
    void aDifferentBindIsAConflict(String what, String old, String changed) {
        // Another plan than that of the service instance is rejected before.
        assertBindAgain(BIND.replace(old, changed), what.equals("plan") ? 400 : 409);
    }

    @Test
    void aBindOfAnotherApplicationIsAConflict() {
        assertBindAgain(BIND.replace("\"app\"", "\"other\""), 409);
        assertBindAgain(BIND.replace("\"app_guid\": \"app\"", "\"app_guid\": \"app\", \"route\": \"r\""), 409);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("same")
    void theSameBindExists(String what, String old, String changed) {
        assertBindAgain(BIND.replace(old, changed), 200);
    }

    @Test
    void idsThatDifferInCaseAreDifferentOnes() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("Abc");

            assertThat(platform.fetch("Abc").status()).isEqualTo(200);
            assertThat(platform.fetch("abc").status()).isEqualTo(404);
            assertThat(platform.provision("abc").status()).isEqualTo(201);
            assertThat(platform.bind("abc", "B").status()).isEqualTo(201);
            assertThat(platform.fetchBinding("abc", "b").status()).isEqualTo(404);
            assertThat(platform.fetchBinding("Abc", "B").status()).isEqualTo(404);
        }
    }

    private void assertBindAgain(String again, int status) {
        TestBroker fresh = TestBroker.managed(Execution.SYNCHRONOUS);
        try (TestPlatform platform = TestPlatform.of(fresh)) {
            platform.provision("i");
            assertThat(platform.bind("i", "b", BIND).status()).isEqualTo(201);
            Answer answer = platform.bind("i", "b", again);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body().path("credentials").path("user").asString(""))
                    .isEqualTo(status == 200 ? "u" : "");
            assertThat(fresh.requests(BindRequest.class)).hasSize(1);
        }
    }
}

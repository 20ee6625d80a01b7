package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published of parameters is enforced, before any handler sees them and anything is stored. */
class ParametersTest {

    private static final Offer NEW = new Offer(ParametersBroker.SERVICE, ParametersBroker.NEW_ID);

    private final ParametersBroker broker = new ParametersBroker();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            new ParametersBrokerDispatcher(broker));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ParametersBroker.NEW_ID, ParametersBroker.OLD_ID})
    void theHandlerReceivesWhatWasSent(String planId) {
        Answer answer = platform.provision("i", new Offer(ParametersBroker.SERVICE, planId), """
                {"name": "orders_1", "replicas": 3.0, "disk-size": 10.25, "colour": "light-green", "backups": null,
                 "tags": ["a"], "storage": {"kind": "ParametersBroker$Bucket", "uri": "s3://bucket"}}""", false);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(broker.received)
                .containsExactly(new ParametersBroker.Create(
                        "orders_1",
                        3,
                        Optional.empty(),
                        Optional.of(new BigDecimal("10.25")),
                        Optional.of(ParametersBroker.Color.LIGHT_GREEN),
                        null,
                        Optional.of(List.of("a")),
                        Optional.of(new ParametersBroker.Bucket(URI.create("s3://bucket")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {ParametersBroker.NEW_ID, ParametersBroker.OLD_ID})
    void allViolationsAreToldAtOnceWithoutValues(String planId) {
        Answer answer = platform.provision("i", new Offer(ParametersBroker.SERVICE, planId), """
                {"name": "S3CR3T", "replicas": 0, "connections": "5", "disk-size": 1.234, "color": "BLUE",
                 "tags": [], "unknown": true}""", false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("InvalidParameters");
        assertThat(answer.text("description").split("; (?!known)"))
                .containsExactlyInAnyOrder(
                        "parameters/name must match ^(?:[a-z][a-z0-9_]*)$",
                        "parameters/replicas must be greater than 0",
                        "parameters/connections must be an integer",
                        "parameters/disk-size must be a multiple of 0.01",
                        "parameters/color must be one of RED, light-green",
                        "parameters/tags must have at least 1 values",
                        "parameters/unknown is unknown; known are backups, color, colour, connections, disk-size, name,"
                                + " replicas, storage, tags");
        assertThat(broker.received).isEmpty();
        assertThat(platform.fetch("i").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"replicas\": 1}                                   | parameters/name is missing",
                "{\"name\": \"a\", \"replicas\": 1.5}                | parameters/replicas must be an integer",
                "{\"name\": \"a\", \"replicas\": null}               | parameters/replicas must be an integer",
                "{\"name\": \"a\\n\", \"replicas\": 1}               | parameters/name must match ^(?:[a-z][a-z0-9_]*)$",
                "{\"name\": \"a\", \"replicas\": 1, \"connections\": null} | parameters/connections must be an integer"
            })
    void nothingIsTakenForWhatItIsNot(String parameters, String description) {
        Answer answer = platform.provision("i", NEW, parameters, false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("description")).isEqualTo(description);
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsRejected() {
        Answer answer =
                platform.provision("i", NEW, "{\"name\": \"a\", \"replicas\": 1, \"disk-size\": 1e999999999}", false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("InvalidParameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {ParametersBroker.NEW_ID, ParametersBroker.OLD_ID})
    void aPropertyIsGivenUnderOneOfItsNames(String planId) {
        Answer answer = platform.provision(
                "i",
                new Offer(ParametersBroker.SERVICE, planId),
                "{\"name\": \"a\", \"replicas\": 1, \"color\": \"RED\", \"colour\": \"RED\"}",
                false);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("description"))
                .isEqualTo("parameters/color and parameters/colour are two names of one parameter; give one of them");
        assertThat(broker.received).isEmpty();
    }

    @Test
    void aSchemaOfTheUsersOwnIsEnforcedLikewise() {
        platform.provision("i", NEW, "{\"name\": \"a\", \"replicas\": 1}", false);

        Answer none = platform.bind("i", "b", NEW, "{}", false);
        Answer wrong = platform.bind("i", "b", NEW, "{\"role\": \"owner\"}", false);
        Answer right = platform.bind("i", "b", NEW, "{\"role\": \"reader\"}", false);

        assertThat(none.text("description")).isEqualTo("parameters/role is missing");
        assertThat(wrong.text("description")).isEqualTo("parameters/role must match ^(reader|writer)$");
        assertThat(right.status()).isEqualTo(201);
        assertThat(broker.received).last().isEqualTo(Map.of("role", "reader"));
    }
}

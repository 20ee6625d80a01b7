package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parameters that would take minutes or overflow the stack, and numbers of every size: each request gets its response. The
 * timeout is a guard, far above what any of them takes.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CostlyParametersTest {

    private static final Offer OFFER = new Offer(CostlyBroker.SERVICE, CostlyBroker.PLAN);

    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            ContractState.open(),
            new CostlyBrokerDispatcher(new CostlyBroker()));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void quadraticPatternsAreMatchedInLinearTime() {
        assertRejected(provision("quadratic", text("a", 900_000)), "parameters/quadratic must match ^(?:[^");
        assertThat(provision("quadratic", text("a", 900_000) + "1").status()).isEqualTo(201);
    }

    @Test
    void longValidStringsOverflowNoStack() {
        assertThat(provision("alternatives", text("a", 3_000)).status()).isEqualTo(201);
        assertRejected(provision("alternatives", text("a", 3_000) + "_"), "parameters/alternatives must match ");
    }

    @Test
    void exponentialPatternsAreGivenUp() {
        assertRejected(
                provision("exponential", text("a", 100_000)),
                "parameters/exponential takes too long to validate against the service's schema; send a shorter or simpler value");
        assertThat(provision("exponential", "aaa1").status()).isEqualTo(201);
    }

    @Test
    void tooLongStringsAreNotSearched() {
        assertRejected(provision("bounded", text("a", 100_000)), "parameters/bounded must have at most 40 characters");
        assertThat(provision("bounded", "aaa1").status()).isEqualTo(201);
    }

    @Test
    void addressesTakeNoTimeEither() {
        assertRejected(
                provision("mail", text("a@", 400_000) + " "),
                "parameters/mail must be a string of the format \"email\"");
        assertThat(provision("mail", "a@example.com").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "size | 1e19 | parameters/size must be at most 100",
                "size | -1e19 | parameters/size must be at least 1",
                "size | 9223372036854775808.0 | parameters/size must be at most 100",
                "size | 1e400 | parameters/size must be at most 100",
                "size | 1e999999999 | parameters has a number with an exponent beyond 1000; send a smaller one",
                "size | 1.5 | parameters/size must be an integer",
                "size | -0.0 | parameters/size must be at least 1",
                "total | 1e19 | parameters/total must be at most 9223372036854775807",
                "total | -1e-400 | parameters/total must be an integer; parameters/total must be at least 1",
                "price | 9.9501e1 | parameters/price must be at most 99.5",
                "labels | [\"a\", \"a\"] | parameters/labels must not contain a value twice",
            })
    void numbersOfAnySizeAreRejectedInWords(String name, String value, String description) {
        assertRejected(send(name, value), description);
    }

    @ParameterizedTest
    @CsvSource({
        "size, 1E+2",
        "size, 0.1e1",
        "size, 100.000",
        "total, 9223372036854775807.0",
        "price, 995e-1",
        "price, -1e300"
    })
    void numbersMayBeWrittenInAnyWay(String name, String value) {
        assertThat(send(name, value)).returns(201, Answer::status);
    }

    private Answer provision(String name, String value) {
        return send(name, "\"" + value + "\"");
    }

    private Answer send(String name, String json) {
        String id = name + json.length() + "-" + Integer.toHexString(json.hashCode());
        return platform.provision(id, OFFER, "{\"" + name + "\": " + json + "}", false);
    }

    private static String text(String part, int times) {
        return part.repeat(times);
    }

    private static void assertRejected(Answer answer, String description) {
        assertThat(answer).returns(400, Answer::status).returns("InvalidParameters", Answer::error);
        assertThat(answer.body().path("description").asString()).startsWith(description);
    }
}

package io.openbroker.undertow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on HTTP basic authentication. Each has the same response, which tells nothing. Subclasses start the server. */
public abstract class AuthenticationAttacks {

    private static final String RIGHT = encoded("user:pass");

    /** The server, without any trace of an earlier attack. */
    protected abstract Target target();

    @ParameterizedTest
    @MethodSource
    protected void refusesMalformedCredentialsInTheSameWords(String header) throws Exception {
        Answer refused = get("/v2/catalog", header);
        Answer none = get("/v2/catalog", "");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(none.body()).contains("Unauthorized");
        assertThat(refused.headers()).anyMatch(line -> line.startsWith("WWW-Authenticate: Basic"));
        target().assertUnharmed();
    }

    static Stream<String> refusesMalformedCredentialsInTheSameWords() {
        Stream<String> values = Stream.of(
                "",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic " + RIGHT + RIGHT,
                "Basic " + RIGHT + "=",
                "Basic " + RIGHT + " x",
                "Basic\u00a0" + RIGHT,
                "Basic," + RIGHT,
                "Basic=" + RIGHT,
                "Basic \"" + RIGHT + "\"",
                "BasicX " + RIGHT,
                "Basic " + encoded("user"),
                "Basic " + encoded(":pass"),
                "Basic " + encoded("user:"),
                "Basic " + encoded(":"),
                "Basic " + encoded("user:pass\u0000"),
                "Basic " + encoded("user\u0000:pass"),
                "Basic " + encoded("user:pass\n"),
                "Basic " + encoded(" user:pass"),
                "Basic " + encoded("user :pass"),
                "Basic " + encoded("USER:pass"),
                "Basic " + encoded("user:PASS"),
                "Basic " + encoded("user:pas"),
                "Basic " + encoded("user:passs"),
                "Basic " + encoded("user:p\u0430ss"),
                "Basic " + encoded("user%3Apass"),
                "Basic " + Base64.getEncoder().encodeToString(new byte[] {'u', 's', 'e', 'r', ':', (byte) 0xff}),
                "Basic " + "A".repeat(60_000),
                "Bearer " + RIGHT,
                "Digest username=\"user\"",
                "Negotiate " + RIGHT,
                RIGHT);
        return Stream.concat(
                values.map(value -> "Authorization: " + value + "\r\n"),
                Stream.of(
                        "Authorization: Basic " + RIGHT + "\r\nAuthorization: Basic " + RIGHT + "\r\n",
                        "Authorization: Basic " + encoded("a:b") + "\r\nAuthorization: Basic " + RIGHT + "\r\n",
                        "Authorization: Basic " + encoded("a:b") + ", Basic " + RIGHT + "\r\n",
                        "X-Forwarded-User: user\r\nX-Remote-User: user\r\nForwarded: for=user\r\n",
                        "Proxy-Authorization: Basic " + RIGHT + "\r\n"));
    }

    /** RFC 9110, 11.1: the scheme is known in any case. */
    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "basic ", "BASIC ", "Basic  "})
    protected void acceptsTheRightOnes(String scheme) throws Exception {
        assertThat(get("/v2/catalog", "Authorization: " + scheme + RIGHT + "\r\n")
                        .status())
                .isEqualTo(200);
    }

    /** Strangers do not learn which paths, users, instances or prefixes exist. */
    @Test
    protected void tellsStrangersNothing() throws Exception {
        String wrong = "Authorization: Basic " + encoded("user:wrong") + "\r\n";
        String unknown = "Authorization: Basic " + encoded("nobody:pass") + "\r\n";
        String expected = get("/v2/catalog", wrong).body();
        for (String path : List.of(
                "/v2/catalog",
                "/v2/service_instances/i",
                "/v2/service_instances/i/last_operation",
                "/v2/none",
                "/v2/")) {
            for (String header : List.of(wrong, unknown)) {
                Answer answer = get(path, header);
                assertThat(answer.status()).as(path).isEqualTo(401);
                assertThat(answer.body()).as(path).isEqualTo(expected);
            }
        }
        target().assertUnharmed();
    }

    private Answer get(String path, String header) throws Exception {
        try (RawConnection connection = target().connect()) {
            connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Broker-API-Version: 2.17\r\n" + header
                    + "Connection: close\r\n\r\n");
            return connection.receive();
        }
    }

    private static String encoded(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}

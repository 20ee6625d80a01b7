package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.Level;
import io.openbroker.conformance.internal.check.SpecSection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Headers of the specification with values of attackers, and methods that it does not have. */
final class HostileHeaders {

    private static final int LEVELS = 5_000;
    private static final int LONG = 10_000;
    private static final String ORIGINATING_IDENTITY = "X-Broker-API-Originating-Identity";

    private HostileHeaders() {}

    static List<HostileKind> kinds() {
        return List.of(
                new HostileKind(
                        "header.originating-identity",
                        Level.SHOULD,
                        SpecSection.ORIGINATING_IDENTITY,
                        "An originating identity that cannot be decoded gets no 5xx.",
                        "Ignore an originating identity that cannot be decoded, or reject it with 400.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        (probe, instances) -> Stream.of(
                                        "cloudfoundry ====",
                                        "cloudfoundry \u00ff\u00fe",
                                        "cloudfoundry " + base64("\u00ff\u00fe"),
                                        "cloudfoundry " + base64("null"),
                                        "cloudfoundry " + base64("\"text\""),
                                        "cloudfoundry " + base64("[".repeat(LEVELS)),
                                        "cloudfoundry " + base64("{\"a\":".repeat(LEVELS) + "1" + "}".repeat(LEVELS)),
                                        "cloudfoundry " + base64("{\"user_id\": 1e999999}"),
                                        "cloudfoundry " + base64("{\"user_id\": \"\\ud800\\u0000\"}"),
                                        " ".repeat(LONG) + "a",
                                        "${jndi:ldap://127.0.0.1:1/a} " + base64("{}"))
                                .map(value -> with(ORIGINATING_IDENTITY, value))),
                new HostileKind(
                        "header.version",
                        Level.SHOULD,
                        SpecSection.API_VERSION,
                        "A version that is no version gets no 5xx.",
                        "Reject versions that cannot be read with 400 or 412.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        (probe, instances) -> Stream.of(
                                        "2.99999999999999999999",
                                        "99999999999999999999.1",
                                        "2.-1",
                                        "-2.17",
                                        "2.17.17.17",
                                        "2,17",
                                        "NaN",
                                        "2.\u00b2",
                                        "2." + "1".repeat(LONG),
                                        "%s%n",
                                        "2.17\r\nX-Broker-API-Version: 1.0")
                                .map(value -> with("X-Broker-API-Version", value))),
                new HostileKind(
                        "method.unknown",
                        Level.SHOULD,
                        SpecSection.ERRORS,
                        "Methods that the specification does not have get a 4xx or 501, or close the connection.",
                        "Respond with 405 to methods that the specification does not have.",
                        Expectation.REJECTION_OR_CLOSE,
                        (probe, instances) -> Stream.of("CONNECT", "PROPFIND", "get", "G@T", "DEBUG", "PUT\u00ff", "*")
                                .map(method -> HostileRequest.raw(
                                        "The method " + method, BrokerHttpRequest.of(method, "/v2/catalog")))));
    }

    private static HostileRequest with(String name, String value) {
        String shown = value.length() <= 40 ? value : value.substring(0, 40) + "…";
        return HostileRequest.raw(
                "The header " + name + ": " + shown.replace("\r", "\\r").replace("\n", "\\n"),
                BrokerHttpRequest.of("GET", "/v2/catalog").withHeader(name, value));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
